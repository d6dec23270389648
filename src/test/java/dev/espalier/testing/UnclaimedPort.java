package dev.espalier.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A port for a server that is started later, or ended and started again. None of those that the system itself gives out to
 * connections and to servers that ask for any, so that nobody else is given it meanwhile.
 */
public final class UnclaimedPort {
    private static final int LOWEST = 10_000;

    /** Linux gives out those from 32768 on, other systems those from 49152 on. */
    private static final int BOUND = 32_768;

    private UnclaimedPort() {}

    public static int find() {
        Random random = new Random();
        while (true) {
            int port = random.nextInt(LOWEST, BOUND);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another is tried.
            }
        }
    }
}
