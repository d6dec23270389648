package dev.espalier.server;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problems;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a server is to run.
 *
 * @param port 0 picks a free one
 * @param dataDirectory where studies and artifacts are kept; made if absent
 * @param dataRoots the folders that data sets may lie under
 * @param engine {@code auto}, {@code mxnet} or {@code pytorch}
 * @param workers how many; empty for as many as fill the machine, 0 to serve external studies alone
 * @param tokenFile who may do what; empty where no token is asked for
 * @param rateLimit requests a second that each token may send; 0 for any
 * @param database a JDBC URL; empty for the embedded database in the data directory
 */
public record ServerOptions(
        String host,
        int port,
        Path dataDirectory,
        List<Path> dataRoots,
        String engine,
        OptionalInt workers,
        Optional<Path> tokenFile,
        Security security,
        int rateLimit,
        Optional<String> database) {

    /** Whether strangers may be let in without a token. */
    public enum Security {
        LOOPBACK_ONLY,
        INSECURE
    }

    public ServerOptions {
        dataRoots = List.copyOf(dataRoots);
    }

    /** Without a limit on the rate of requests. */
    public ServerOptions(
            String host,
            int port,
            Path dataDirectory,
            List<Path> dataRoots,
            String engine,
            OptionalInt workers,
            Optional<Path> tokenFile,
            Security security,
            Optional<String> database) {
        this(host, port, dataDirectory, dataRoots, engine, workers, tokenFile, security, 0, database);
    }

    /** @throws InvalidInput naming every data root that is no folder */
    public void requireDataRoots() {
        Problems problems = new Problems();
        dataRoots.stream()
                .filter(root -> !Files.isDirectory(root))
                .forEach(root -> problems.add("--data-root", root + " is no folder"));
        problems.throwIfAny();
    }

    /** @throws InvalidInput where anyone on the network could use the server and nobody said that they may */
    public void refuseToStandOpen() {
        if (tokenFile.isEmpty() && security == Security.LOOPBACK_ONLY && !isLoopback()) {
            throw new InvalidInput(
                    "--host",
                    host
                            + " can be reached from the network: give --token-file, or say --insecure if anyone may use it");
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidInput("--host", "there is no host " + host);
        }
    }
}
