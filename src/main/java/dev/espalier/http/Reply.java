package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.Optional;

/** What a handler answers. */
sealed interface Reply {

    /**
     * JSON, with the address of what was made, if something was.
     *
     * @param text printed already, as that takes time and this may be made beside the event loop
     */
    record Body(int status, String text, Optional<String> location) implements Reply {}

    /** Nothing to say: 204. */
    record Empty() implements Reply {}

    /** A file made for this answer; it is deleted once it was sent. */
    record Download(Path file, String name, String contentType) implements Reply {}

    /** The handler writes the response itself. */
    record Streaming() implements Reply {}

    static Reply ok(Json json) {
        return new Body(200, JsonText.print(json), Optional.empty());
    }

    static Reply created(Json json, String location) {
        return new Body(201, JsonText.print(json), Optional.of(location));
    }
}
