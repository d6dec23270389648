package dev.espalier.bench.fuzz;

import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param status 0 where nothing did
 * @param headers names in lower case
 * @param body of a stream, its beginning
 */
record Reply(int status, Map<String, String> headers, String body, double seconds, Ending ending) {

    /** How the reading of it ended. */
    enum Ending {
        WHOLE,
        CLOSED,
        TIMED_OUT
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    boolean isJson() {
        return header("Content-Type").contains("json");
    }
}
