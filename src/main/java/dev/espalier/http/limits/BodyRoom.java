package dev.espalier.http.limits;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** The memory that bodies of requests may take together; each takes its room before it is read. One event loop's. */
public final class BodyRoom {
    private final long all;
    private final long largest;
    private final Consumer<RoutingContext> full;
    private long taken;

    /**
     * @param all bytes of all bodies at once
     * @param largest bytes of one, which one whose length is not told is taken to have
     * @param full answers a request for whose body there is no room
     */
    public BodyRoom(long all, long largest, Consumer<RoutingContext> full) {
        this.all = all;
        this.largest = largest;
        this.full = full;
    }

    /** To be bound before what reads bodies. */
    public void take(RoutingContext context) {
        long length = Math.min(largest, length(context.request()));
        if (length > all - taken) {
            full.accept(context);
            return;
        }
        taken += length;
        context.addEndHandler(_ -> taken -= length);
        context.next();
    }

    private long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? largest : 0;
        }
        // The codec has refused what is not a number.
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : largest;
    }
}
