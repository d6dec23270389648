package dev.espalier.worker.process;

import dev.espalier.json.JsonMapping;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Records over a pair of pipes, one JSON value a line. Any thread may write; one reads. */
final class Lines<I> {
    private final BufferedReader in;
    private final BufferedWriter out;
    private final Class<I> type;

    /** @param type of what comes in */
    Lines(InputStream in, OutputStream out, Class<I> type) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.type = type;
    }

    /** @throws IOException if the other side is gone */
    synchronized void write(Object message) throws IOException {
        out.write(JsonMapping.write(message));
        out.newLine();
        out.flush();
    }

    /** The next message, waited for; empty once the other side is gone. */
    Optional<I> read() throws IOException {
        return Optional.ofNullable(in.readLine()).map(line -> JsonMapping.read(line, type));
    }
}
