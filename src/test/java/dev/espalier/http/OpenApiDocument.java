package dev.espalier.http;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.espalier.study.Json;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server's description of itself, to hold its answers against. */
final class OpenApiDocument {
    private static final String HOME = "http://server";
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");

    private final JsonView document;
    private final SchemaRegistry schemas;
    private final Map<JsonView, Schema> compiled = new HashMap<>();

    private OpenApiDocument(JsonView document, JsonView studySchema) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(
                        HOME + "/api/v1/definitions",
                        rehomed(new JsonView(Json.EMPTY.with(
                                "$defs", document.at("components.schemas").json()))),
                        HOME + "/api/v1/schema/study",
                        studySchema.toString())));
    }

    static OpenApiDocument of(ApiClient api) {
        return new OpenApiDocument(
                api.get("/openapi.json").json(200), api.get("/schema/study").json(200));
    }

    JsonView json() {
        return document;
    }

    /** One method of one path. */
    record Operation(String path, String method, JsonView json, List<JsonView> parameters) {
        String id() {
            return json.text("operationId");
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }

        /** The documented bodies that a request may have, by name. */
        Map<String, JsonView> bodies() {
            Map<String, JsonView> bodies = new java.util.LinkedHashMap<>();
            if (json.has("requestBody")) {
                JsonView examples = step(json, "requestBody", "content", "application/json", "examples");
                examples.names("").forEach(name -> bodies.put(name, step(examples, name, "value")));
            }
            return bodies;
        }

        Optional<JsonView> bodySchema() {
            return json.has("requestBody")
                    ? Optional.of(step(json, "requestBody", "content", "application/json", "schema"))
                    : Optional.empty();
        }
    }

    List<Operation> operations() {
        return document.names("paths").stream().flatMap(this::operations).toList();
    }

    private Stream<Operation> operations(String path) {
        JsonView item = step(document, "paths", path);
        return item.names("").stream()
                .filter(METHODS::contains)
                .map(method -> operation(path, method, item, step(item, method)));
    }

    private Operation operation(String path, String method, JsonView item, JsonView operation) {
        List<JsonView> parameters = new ArrayList<>();
        for (JsonView owner : List.of(item, operation)) {
            if (owner.has("parameters")) {
                owner.items("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
            }
        }
        return new Operation(path, method, operation, parameters);
    }

    /** Like {@link JsonView#at}, for names that hold dots. */
    static JsonView step(JsonView from, String... names) {
        JsonView found = from;
        for (String name : names) {
            Json next = ((Json.Object) found.json()).get(name).orElse(null);
            if (next == null) {
                throw new AssertionError("no " + String.join(" ", names) + " in " + from);
            }
            found = new JsonView(next);
        }
        return found;
    }

    /** What a {@code $ref} inside the document refers to. */
    JsonView resolved(JsonView node) {
        return node.has("$ref") && node.text("$ref").startsWith("#/")
                ? step(document, node.text("$ref").substring(2).split("/"))
                : node;
    }

    /** What is wrong with a value by a schema of this document. */
    List<String> errors(JsonView schema, JsonView value) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(JsonView schema) {
        return schemas.getSchema(rehomed(schema), InputFormat.JSON);
    }

    /** The validator takes schemas alone, so the document's are put into one of their own. */
    private static String rehomed(JsonView schema) {
        return schema.toString().replace("\"#/components/schemas/", "\"" + HOME + "/api/v1/definitions#/$defs/");
    }

    /** Whatever in an answer is not as documented for the operation. */
    List<String> standardDeviations(Operation operation, ApiAnswer answer) {
        String status = String.valueOf(answer.status());
        if (!operation.json().at("responses").has(status)) {
            return List.of(operation + " answered " + status + ", which is not documented: " + answer.body());
        }
        JsonView response = resolved(step(operation.json(), "responses", status));
        if (!response.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of(operation + " answered a body: " + answer.body());
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        if (!response.at("content").has(type)) {
            return List.of(operation + " answered " + type + ", which is not documented");
        }
        return type.endsWith("json") && !type.endsWith("ndjson")
                ? errors(step(response, "content", type, "schema"), answer.json()).stream()
                        .map(error -> operation + " answered " + error)
                        .toList()
                : List.of();
    }
}
