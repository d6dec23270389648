package dev.espalier.http.limits;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of a server, all of one event loop. Where there are as many as there may be, one that waits for a
 * request makes room for a new one, the one that has waited longest; if none waits, the new one is refused.
 */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** Vert.x's names of the handlers that make bytes messages, and answer these. */
    private static final String CODEC = "httpEncoder";

    private static final String SERVER = "handler";

    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;
    private final Set<ConnectionWatch> open = new LinkedHashSet<>();

    /** @param nanoTime a clock that only goes forward, {@link System#nanoTime} */
    public Connections(ConnectionLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** To be called for every connection as it is opened. */
    public void opened(HttpConnection connection) {
        // Vert.x tells neither when a request's first byte came nor when its body ended, so this listens below it.
        HttpServerConnection server = (HttpServerConnection) connection;
        opened(server.channelHandlerContext().channel());
    }

    void opened(Channel channel) {
        ConnectionWatch watch = new ConnectionWatch(limits, nanoTime);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addFirst(watch.ofBytes());
        pipeline.addFirst(new WriteTimeoutHandler(limits.write().toMillis(), TimeUnit.MILLISECONDS));
        pipeline.addAfter(CODEC, "watch", watch.ofMessages());
        pipeline.addBefore(SERVER, "failures", new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                // What the other side does wrong is no error of this one.
                LOG.debug("a connection broke off", cause);
                context.close();
            }
        });
        if (open.size() >= limits.connections() && !makeRoom()) {
            watch.refuse(503, "The server has as many connections as it takes.");
            return;
        }
        open.add(watch);
        channel.closeFuture().addListener(_ -> open.remove(watch));
    }

    private boolean makeRoom() {
        Optional<ConnectionWatch> longest =
                open.stream().filter(ConnectionWatch::isWaiting).min(Comparator.comparingLong(ConnectionWatch::since));
        longest.ifPresent(watch -> {
            open.remove(watch);
            watch.close();
        });
        return longest.isPresent();
    }

    /** Closes the connections that have kept the server waiting for too long; to be called about every second. */
    public void check() {
        for (ConnectionWatch watch : Set.copyOf(open)) {
            watch.check();
        }
    }

    /** How many there are. */
    public int count() {
        return open.size();
    }
}
