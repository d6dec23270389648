package dev.espalier.bench.fuzz;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request, or bytes that are not quite one.
 *
 * @param kind what it was made from, such as {@code POST /studies/:study/ask}; failures are gathered by it
 * @param start the request line without its version; empty where {@code body} is all that is sent
 * @param headers lines without their ends
 * @param body what follows the headers
 * @param json the body as it was before it became text; empty where it was not made from JSON
 */
record Shot(String kind, String start, List<String> headers, byte[] body, Optional<Json> json, Awaited awaited) {
    private static final int MOST_SHOWN = 600;

    /** What is to come back. */
    enum Awaited {
        /** An answer, whole. */
        ANSWER,
        /** The beginning of a stream without end. */
        STREAM,
        /** Anything, or nothing: the bytes are not a request. */
        ANYTHING
    }

    static Shot of(String kind, String start) {
        return new Shot(kind, start, List.of(), new byte[0], Optional.empty(), Awaited.ANSWER);
    }

    static Shot raw(String kind, byte[] bytes) {
        return new Shot(kind, "", List.of(), bytes, Optional.empty(), Awaited.ANYTHING);
    }

    Shot with(Json value) {
        byte[] text = JsonText.print(value).getBytes(StandardCharsets.UTF_8);
        Shot typed = json.isPresent() || headers.stream().anyMatch(line -> line.startsWith("Content-Type:"))
                ? this
                : withHeader("Content-Type: application/json");
        return new Shot(kind, start, typed.headers, text, Optional.of(value), awaited);
    }

    /** With a body that is not, or no longer, the JSON it was made from. */
    Shot withText(byte[] text) {
        return new Shot(kind, start, headers, text, Optional.empty(), awaited);
    }

    Shot withHeader(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new Shot(kind, start, more, body, json, awaited);
    }

    Shot withStart(String other) {
        return new Shot(kind, other, headers, body, json, awaited);
    }

    Shot awaiting(Awaited other) {
        return new Shot(kind, start, headers, body, json, other);
    }

    boolean isHead() {
        return start.startsWith("HEAD ");
    }

    /** As it goes over the wire. */
    byte[] bytes(String host) {
        if (start.isEmpty()) {
            return body;
        }
        StringBuilder head = new StringBuilder(start).append(" HTTP/1.1\r\n");
        if (headers.stream().noneMatch(line -> line.regionMatches(true, 0, "Host:", 0, 5))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 && headers.stream().noneMatch(Shot::frames)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static boolean frames(String line) {
        return line.regionMatches(true, 0, "Content-Length:", 0, 15)
                || line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18);
    }

    int size() {
        return start.length()
                + body.length
                + headers.stream().mapToInt(String::length).sum();
    }

    /** For a person, on one line. */
    String shown(String host) {
        String text = new String(bytes(host), StandardCharsets.UTF_8)
                .replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MOST_SHOWN).forEach(point -> {
            if (Character.isISOControl(point) || !Character.isDefined(point)) {
                printable.append("\\u").append("%04x".formatted(point));
            } else {
                printable.appendCodePoint(point);
            }
        });
        return text.length() > MOST_SHOWN ? printable + "… (" + size() + " bytes)" : printable.toString();
    }
}
