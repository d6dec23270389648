package dev.espalier.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes on a connection that are not one whole request. */
final class Malformed {
    private static final String HOST = "Host: 127.0.0.1\r\n";
    private static final List<String> LINES = List.of(
            "GET\r\n\r\n",
            "GET /\r\n\r\n",
            "\r\n\r\n\r\n",
            "GET / HTTP/9.9\r\n" + HOST + "\r\n",
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "get /api/v1/studies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET  /api/v1/studies  HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /api/v1/stu dies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET http://127.0.0.1/api/v1/studies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET http://example.org/api/v1/studies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET //api/v1/studies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET api/v1/studies HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /../../../../etc/passwd HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /assets/..%5c..%5cpom.xml HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /api/v1/studies?%zz=%u0041 HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /%00 HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /%ff%fe HTTP/1.1\r\n" + HOST + "\r\n",
            "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
            "CONNECT 127.0.0.1:22 HTTP/1.1\r\n" + HOST + "\r\n",
            "TRACE / HTTP/1.1\r\n" + HOST + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST
                    + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST
                    + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !\r\n\r\n",
            "GET /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13\r\n\r\n",
            "GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
            "GET / HTTP/1.1\r\n" + HOST + "Bad Header: a\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "NoColon\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + ": empty\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: example.org\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: \r\n\r\n",
            "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:99999999\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\u0000b\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: -1\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: x\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 5000000000\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}{}{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\nTrailer: a\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nExpect: a miracle\r\nContent-Length: 2\r\n\r\n{}",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: multipart/form-data; boundary=a\r\nContent-Length: 30\r\n\r\n--a\r\nContent-Disposition: form-d",
            "POST /api/v1/studies HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\n%zz=1");

    private final Mutator mutator;

    Malformed(Mutator mutator) {
        this.mutator = mutator;
    }

    /** @param whole a request that would be right */
    Shot of(byte[] whole) {
        return switch (mutator.below(8)) {
            case 0 -> Shot.raw("raw: cut off or changed", mutator.garble(whole));
            case 1 ->
                Shot.raw(
                        "raw: a long line", huge("GET /" + "a".repeat(1 << (10 + mutator.below(6))) + " HTTP/1.1\r\n"));
            case 2 ->
                Shot.raw(
                        "raw: a long header",
                        huge("GET / HTTP/1.1\r\nA: " + "a".repeat(1 << (10 + mutator.below(6))) + "\r\n"));
            case 3 ->
                Shot.raw(
                        "raw: many headers",
                        huge("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(1 << (5 + mutator.below(7)))));
            case 4 -> Shot.raw("raw: pipelined", pipelined(whole));
            case 5 -> Shot.raw("raw: noise", noise());
            default -> {
                byte[] line = mutator.one(LINES).getBytes(StandardCharsets.ISO_8859_1);
                yield Shot.raw("raw: malformed", mutator.oneIn(4) ? mutator.garble(line) : line);
            }
        };
    }

    private static byte[] huge(String head) {
        return (head + HOST + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] pipelined(byte[] whole) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int count = 2 + mutator.below(20); count > 0; count--) {
            all.writeBytes(mutator.oneIn(10) ? mutator.garble(whole) : whole);
        }
        return all.toByteArray();
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 << mutator.below(12)];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) mutator.below(256);
        }
        return bytes;
    }
}
