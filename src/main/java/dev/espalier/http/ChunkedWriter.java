package dev.espalier.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a long text as it is written: the writer runs off the event loop and waits while the reader is slow. */
final class ChunkedWriter extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkedWriter.class);
    private static final int CHUNK = 32 * 1024;

    private final Context context;
    private final HttpServerResponse response;
    private Buffer pending = Buffer.buffer(CHUNK);

    private ChunkedWriter(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    /** Writes text, a piece at a time. */
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    static void stream(RoutingContext request, String contentType, String name, Content content) {
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .putHeader("Content-Type", contentType)
                .putHeader("Content-Disposition", "attachment; filename=\"espalier-" + name + "\"");
        Vertx vertx = request.vertx();
        ChunkedWriter sink = new ChunkedWriter(vertx.getOrCreateContext(), response);
        Thread.ofVirtual().name("export").start(() -> {
            try (Writer out = new OutputStreamWriter(sink, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            } catch (IOException problem) {
                LOG.debug("a client left before its file was sent whole", problem);
                response.reset();
            } catch (RuntimeException problem) {
                LOG.warn("a file was not sent whole", problem);
                response.reset();
            }
        });
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        pending.appendBytes(bytes, offset, length);
        if (pending.length() >= CHUNK) {
            flushPending();
        }
    }

    private void flushPending() throws IOException {
        Buffer chunk = pending;
        pending = Buffer.buffer(CHUNK);
        try {
            io.vertx.core.Future<Void> written = io.vertx.core.Future.future(
                    promise -> context.runOnContext(_ -> response.write(chunk).onComplete(promise)));
            written.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException problem) {
            throw new IOException(problem.getCause());
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IOException(problem);
        }
    }

    @Override
    public void close() throws IOException {
        if (pending.length() > 0) {
            flushPending();
        }
        context.runOnContext(_ -> response.end());
    }
}
