package dev.espalier.bench.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** One connection at a time to a server, on which any bytes can be sent. Used by one thread. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_WAIT_MS = 20_000;
    private static final int SHORT_WAIT_MS = 200;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final InetSocketAddress address;
    private Optional<Socket> open = Optional.empty();

    Wire(InetSocketAddress address) {
        this.address = address;
    }

    /** An answer that is not HTTP. */
    private static final class NotHttp extends IOException {
        private static final long serialVersionUID = 1L;

        NotHttp(String line) {
            super(line);
        }
    }

    String host() {
        return address.getHostString() + ":" + address.getPort();
    }

    /**
     * Sends the bytes and reads what comes back; several answers where several requests were sent in one.
     *
     * @throws IOException where the server cannot be reached
     */
    List<Reply> send(Shot shot) throws IOException {
        boolean reused = open.isPresent();
        List<Reply> replies = exchange(shot);
        // The server may have closed a connection that was idle; a request that it never read is sent again.
        if (reused
                && replies.stream().allMatch(reply -> reply.status() == 0 && reply.ending() == Reply.Ending.CLOSED)) {
            close();
            replies = exchange(shot);
        }
        Reply last = replies.getLast();
        if (shot.awaited() != Shot.Awaited.ANSWER
                || last.ending() != Reply.Ending.WHOLE
                || last.status() == 101
                || last.header("Connection").equalsIgnoreCase("close")) {
            close();
        }
        return replies;
    }

    private List<Reply> exchange(Shot shot) throws IOException {
        Socket socket = open.isPresent() ? open.get() : connect();
        long start = System.nanoTime();
        socket.setSoTimeout(shot.awaited() == Shot.Awaited.ANYTHING ? SHORT_WAIT_MS : LONGEST_WAIT_MS);
        try {
            socket.getOutputStream().write(shot.bytes(host()));
            socket.getOutputStream().flush();
        } catch (IOException refused) {
            // A server that has seen enough closes before all is written; its answer may be there to read.
        }
        List<Reply> replies = new ArrayList<>();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        do {
            replies.add(read(in, shot, start));
        } while (shot.awaited() == Shot.Awaited.ANYTHING && replies.getLast().ending() == Reply.Ending.WHOLE);
        return replies;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address, LONGEST_WAIT_MS);
        open = Optional.of(socket);
        return socket;
    }

    private Reply read(InputStream in, Shot shot, long start) {
        int status = 0;
        Map<String, String> headers = new LinkedHashMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Reply.Ending ending = Reply.Ending.WHOLE;
        try {
            do {
                status = status(line(in));
                headers.clear();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(
                            line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            } while (status >= 100 && status < 200 && status != 101);
            if (!shot.isHead() && status != 204 && status != 304 && status != 101) {
                if (shot.awaited() == Shot.Awaited.STREAM && status == 200) {
                    open.orElseThrow().setSoTimeout(SHORT_WAIT_MS);
                }
                body(in, headers, body);
            }
        } catch (SocketTimeoutException late) {
            ending = Reply.Ending.TIMED_OUT;
        } catch (IOException | IllegalArgumentException closed) {
            ending = Reply.Ending.CLOSED;
        }
        return new Reply(status, headers, text(headers, body), (System.nanoTime() - start) / 1e9, ending);
    }

    private static int status(String line) throws NotHttp {
        if (!line.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new NotHttp(line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static void body(InputStream in, Map<String, String> headers, ByteArrayOutputStream body)
            throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            int size = Integer.parseInt(line(in).strip(), 16);
            while (size > 0) {
                copy(in, size, body);
                line(in);
                size = Integer.parseInt(line(in).strip(), 16);
            }
            line(in);
        } else {
            copy(in, Integer.parseInt(headers.getOrDefault("content-length", String.valueOf(MOST_BYTES))), body);
        }
    }

    private static void copy(InputStream in, int bytes, ByteArrayOutputStream body) throws IOException {
        byte[] piece = new byte[8192];
        int left = bytes;
        while (left > 0) {
            int read = in.read(piece, 0, Math.min(left, piece.length));
            if (read < 0) {
                throw new IOException("closed");
            }
            body.write(piece, 0, read);
            left -= read;
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).replaceAll("\r$", "");
    }

    private static String text(Map<String, String> headers, ByteArrayOutputStream body) {
        if (headers.getOrDefault("content-encoding", "").equals("gzip")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body.toByteArray()))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                return "";
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        open.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException gone) {
                // It is closed already.
            }
        });
        open = Optional.empty();
    }
}
