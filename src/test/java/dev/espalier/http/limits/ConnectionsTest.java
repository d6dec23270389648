package dev.espalier.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final ConnectionLimits LIMITS = new ConnectionLimits(
            3, 5, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(120));
    private static final String GET = "GET /a HTTP/1.1\r\nHost: b\r\n\r\n";
    private static final String POST = "POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 100\r\n\r\n";

    private long now = 1;
    private final Connections connections = new Connections(LIMITS, () -> now);

    private EmbeddedChannel connect() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline()
                .addLast("httpDecoder", new HttpRequestDecoder())
                .addLast("httpEncoder", new HttpResponseEncoder())
                .addLast("handler", new ChannelInboundHandlerAdapter());
        connections.opened(channel);
        return channel;
    }

    private static void send(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private static void answer(EmbeddedChannel channel) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set("Content-Length", 0);
        channel.writeOutbound(response);
        channel.releaseOutbound();
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        connections.check();
    }

    /** A byte a second, as one sends who wants to hold a connection without sending much. */
    private void trickle(EmbeddedChannel channel, int seconds) {
        for (int second = 0; second < seconds && channel.isOpen(); second++) {
            send(channel, "x");
            pass(1);
        }
    }

    private static String said(EmbeddedChannel channel) {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
        }
        return text.toString();
    }

    @Test
    void aConnectionThatSendsNothingIsClosed() {
        EmbeddedChannel channel = connect();

        pass(10);
        assertThat(channel.isOpen()).isTrue();
        pass(1);

        assertThat(channel.isOpen()).isFalse();
        assertThat(said(channel)).startsWith("HTTP/1.1 408 ").contains("headers took longer than 10 s");
        assertThat(connections.count()).isZero();
    }

    @Test
    void singleBytesDoNotPutADeadlineOff() {
        EmbeddedChannel headers = connect();
        trickle(headers, 11);
        EmbeddedChannel second = connect();
        send(second, GET);
        answer(second);
        trickle(second, 11);
        EmbeddedChannel body = connect();
        send(body, POST);
        trickle(body, 60);
        assertThat(body.isOpen()).isTrue();
        trickle(body, 1);

        assertThat(headers.isOpen()).isFalse();
        assertThat(second.isOpen()).isFalse();
        assertThat(body.isOpen()).isFalse();
        assertThat(said(body)).startsWith("HTTP/1.1 408 ").contains("body took longer than 60 s");
    }

    @Test
    void aConnectionMayWaitForItsNextRequest() {
        EmbeddedChannel channel = connect();
        send(channel, GET);
        answer(channel);

        pass(120);
        assertThat(channel.isOpen()).isTrue();
        pass(1);

        assertThat(channel.isOpen()).isFalse();
        assertThat(said(channel)).isEmpty();
    }

    @Test
    void anAnswerMayTakeAsLongAsItTakes() {
        EmbeddedChannel channel = connect();
        send(channel, GET);

        pass(10_000);
        send(channel, "GET /b HTTP/1.1\r\n");
        pass(10_000);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theRestOfABodyIsNotWaitedForOnceTheRequestIsAnswered() {
        EmbeddedChannel channel = connect();
        send(channel, POST);
        answer(channel);

        trickle(channel, 11);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void requestsAreReadOnlySoFarAheadOfTheirAnswers() {
        EmbeddedChannel channel = connect();
        send(channel, GET.repeat(5));
        assertThat(channel.isOpen()).isTrue();
        answer(channel);
        send(channel, GET);
        assertThat(channel.isOpen()).isTrue();

        send(channel, GET.repeat(10_000));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2 * 6);
    }

    @Test
    void anotherVersionIsRefusedInWordsUnlessAnAnswerIsDueBefore() {
        EmbeddedChannel channel = connect();
        send(channel, "GET /a HTTP/1.7\r\nHost: b\r\n\r\n");
        assertThat(said(channel))
                .startsWith("HTTP/1.1 400 ")
                .contains("are spoken here")
                .doesNotContain("Retry-After");
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).isEmpty();

        EmbeddedChannel busy = connect();
        send(busy, GET + "GET /a HTTP/1.7\r\nHost: b\r\n\r\n" + GET);
        assertThat(said(busy)).isEmpty();
        assertThat(busy.isOpen()).isFalse();
        assertThat(busy.inboundMessages()).hasSize(2);
    }

    @Test
    void theConnectionThatHasWaitedLongestMakesRoom() {
        EmbeddedChannel busy = connect();
        send(busy, GET);
        pass(1);
        EmbeddedChannel idle = connect();
        pass(1);
        EmbeddedChannel fresh = connect();
        pass(1);

        EmbeddedChannel another = connect();

        assertThat(idle.isOpen()).isFalse();
        assertThat(List.of(busy, fresh, another)).allMatch(EmbeddedChannel::isOpen);
        assertThat(connections.count()).isEqualTo(3);
    }

    @Test
    void whereAllAreBusyANewConnectionIsRefused() {
        List<EmbeddedChannel> busy = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            busy.add(connect());
            send(busy.getLast(), GET);
        }

        EmbeddedChannel refused = connect();

        assertThat(refused.isOpen()).isFalse();
        assertThat(said(refused)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
        assertThat(busy).allMatch(EmbeddedChannel::isOpen);
        answer(busy.getFirst());
        assertThat(connect().isOpen()).isTrue();
    }
}
