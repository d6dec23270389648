package dev.espalier.http.limits;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far the requests of one connection have come, seen from the bytes and messages that pass. Deadlines begin with what
 * is waited for and are not put off by single bytes of it.
 */
final class ConnectionWatch {
    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;
    private ChannelHandlerContext bytes;
    /** Requests of which the headers came, of which all came, and those that were answered. */
    private long begun;

    private long received;
    private long answered;
    private boolean isAnswering;
    /** Whether some of a request's headers came; a new connection begins with its first byte. */
    private boolean isHeading = true;

    private boolean isClosed;
    private long since;

    ConnectionWatch(ConnectionLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** To stand where bytes come in. */
    ChannelHandler ofBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void handlerAdded(ChannelHandlerContext context) {
                bytes = context;
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (isWaiting() && !isHeading) {
                    isHeading = true;
                    since = nanoTime.getAsLong();
                }
                context.fireChannelRead(message);
            }
        };
    }

    /** To stand where bytes have become HTTP messages. */
    ChannelHandler ofMessages() {
        return new ChannelDuplexHandler() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest && begun - answered >= limits.ahead()) {
                    isClosed = true;
                    ConnectionWatch.this.close();
                }
                if (!isClosed && message instanceof HttpRequest request && !isSpoken(request.protocolVersion())) {
                    refuse(400, "HTTP/1.1 and HTTP/1.0 are spoken here.");
                }
                if (isClosed) {
                    ReferenceCountUtil.release(message);
                    return;
                }
                if (message instanceof HttpRequest) {
                    begun++;
                    isHeading = false;
                    since = nanoTime.getAsLong();
                }
                if (message instanceof LastHttpContent) {
                    received++;
                    since = nanoTime.getAsLong();
                }
                context.fireChannelRead(message);
            }

            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                boolean isInterim = message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
                if (message instanceof HttpResponse && !isInterim) {
                    isAnswering = true;
                }
                if (message instanceof LastHttpContent && !isInterim) {
                    isAnswering = false;
                    answered++;
                    since = nanoTime.getAsLong();
                }
                context.write(message, promise);
            }
        };
    }

    /** Whether it is one of Netty's constants; what was written otherwise, such as {@code HTTp/1.1}, is equal to one, but no version. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSpoken(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /** Whether the next thing to come is a request. */
    boolean isWaiting() {
        return begun == received && begun == answered;
    }

    /** Since when it is where it is, in nanoseconds. */
    long since() {
        return since;
    }

    /** Closes the connection if a deadline is over. */
    void check() {
        if (isWaiting()) {
            if (isHeading && isOver(limits.header())) {
                refuse(
                        408,
                        "The request's headers took longer than "
                                + limits.header().toSeconds() + " s.");
            } else if (isOver(limits.idle())) {
                close();
            }
        } else if (begun > received && begun == answered && isOver(limits.header())) {
            // Answered without its body: what is left of that is of no use.
            close();
        } else if (begun > received && begun - answered == 1 && isOver(limits.body())) {
            // What comes after a request that is still being answered is not read until then, so it cannot be late.
            refuse(408, "The request's body took longer than " + limits.body().toSeconds() + " s.");
        }
    }

    private boolean isOver(Duration limit) {
        return nanoTime.getAsLong() - since > limit.toNanos();
    }

    /** Says why and closes, where nothing else is being said. */
    void refuse(int status, String detail) {
        isClosed = true;
        if (isAnswering || (status == 400 && begun > answered)) {
            close();
            return;
        }
        String title = switch (status) {
            case 400 -> "Bad Request";
            case 408 -> "Request Timeout";
            default -> "Service Unavailable";
        };
        String again = status == 400 ? "" : "Retry-After: 1\r\n";
        String body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail);
        String response = ("HTTP/1.1 %d %s\r\nContent-Type: application/problem+json\r\nContent-Length: %d\r\n"
                        + "%sConnection: close\r\n\r\n%s")
                .formatted(status, title, body.length(), again, body);
        bytes.writeAndFlush(Unpooled.copiedBuffer(response, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    void close() {
        bytes.close();
    }
}
