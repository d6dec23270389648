package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The server's OpenAPI document: what is the same everywhere, with the trainer's formats of data sets put in. */
public final class ApiDescription {
    private ApiDescription() {}

    /** @param formats the schema of a registration's members {@code format} and {@code options} */
    public static Json.Object of(Json.Object formats) {
        Json.Object document = resource();
        Json.Object components = member(document, "components");
        Json.Object schemas = member(components, "schemas").with("DatasetFormats", formats);
        return document.with("components", components.with("schemas", schemas));
    }

    private static Json.Object member(Json.Object object, String name) {
        return (Json.Object) object.get(name).orElseThrow();
    }

    private static Json.Object resource() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/openapi.json")) {
            return (Json.Object) JsonText.parse(in.readAllBytes());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
