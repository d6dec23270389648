package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.RequestKey;
import dev.espalier.study.UnknownThing;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as the handlers read it; what is wrong with it is thrown as a {@link dev.espalier.study.Failure}.
 *
 * @param key by which it is known when it is sent again; empty where the sender gave none
 * @param parsed its body, where that was read before
 */
record Request(RoutingContext context, Optional<RequestKey> key, Optional<Json> parsed) {
    /** Bytes of a body that are read as JSON on the event loop. */
    private static final int SMALL = 32 * 1024;

    private static final int MOST = 1_000;
    private static final int USUAL = 50;

    Request(RoutingContext context) {
        this(context, Optional.empty(), Optional.empty());
    }

    /** The same, known by this key when it is sent again. */
    Request under(RequestKey known) {
        return new Request(context, Optional.of(known), parsed);
    }

    /** Whether to read the body takes so long that it is to be done beside the event loop. */
    boolean isLarge() {
        return bytes().length() > SMALL;
    }

    /** The request with its body read. */
    Request read() {
        return new Request(context, key, Optional.of(json()));
    }

    String path(String name) {
        return context.pathParam(name);
    }

    String study() {
        return path("study");
    }

    /** The trial's number; one that is no number names no trial. */
    int number() {
        String text = path("number");
        if (!text.matches("\\d{1,9}")) {
            throw new UnknownThing("trial", text);
        }
        return Integer.parseInt(text);
    }

    Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** A word of an enum, in lower case. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return query(name).map(value -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return constant;
                }
            }
            throw new InvalidInput(
                    name,
                    "must be one of "
                            + String.join(
                                    ", ",
                                    java.util.Arrays.stream(type.getEnumConstants())
                                            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                            .toList()));
        });
    }

    PageRequest page() {
        return new PageRequest(whole("limit", 1, MOST).orElse((long) USUAL).intValue(), query("cursor"));
    }

    Optional<Long> whole(String name, long low, long high) {
        return query(name).map(text -> {
            if (text.matches("\\d{1,18}")) {
                long value = Long.parseLong(text);
                if (value >= low && value <= high) {
                    return value;
                }
            }
            throw new InvalidInput(name, "must be a whole number from " + low + " to " + high);
        });
    }

    /** The body as JSON; an absent one is an empty object. */
    Json.Object body() {
        if (bytes().length() == 0) {
            return Json.EMPTY;
        }
        if (json() instanceof Json.Object object) {
            return object;
        }
        throw new InvalidInput("", "the body must be a JSON object");
    }

    Json json() {
        if (parsed.isPresent()) {
            return parsed.get();
        }
        String type =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("nothing");
        if (!type.toLowerCase(Locale.ROOT).matches("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?")) {
            throw MediaTypeProblem.ofType(type);
        }
        String encoding = context.request().getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            // Unpacked it could be a thousand times as large as the limit that it was read under.
            throw MediaTypeProblem.ofEncoding(encoding);
        }
        return JsonText.parse(bytes().getBytes());
    }

    Buffer bytes() {
        return Optional.ofNullable(context.body().buffer()).orElse(Buffer.buffer());
    }
}
