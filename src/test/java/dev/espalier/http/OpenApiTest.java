package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.LiveEvents;
import dev.espalier.cli.TestServer;
import dev.espalier.http.OpenApiDocument.Operation;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the server that serves it: nothing is documented that is not so, and nothing left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    /** An external study's trials leave no model behind. */
    private static final Set<String> WITHOUT_MODEL = Set.of("getModel", "getBestModel", "getConfusion", "predict");

    /** Its one complete trial is too few to tell what mattered. */
    private static final String NEEDS_MORE_TRIALS = "getImportance";

    private TestServer server;
    private ApiClient api;
    private OpenApiDocument document;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("flowers.csv"), "length,width,kind\n" + "1,2,a\n2,1,b\n".repeat(10));
        server = TestServer.withData(directory.resolve("data"), directory);
        api = server.client();
        document = OpenApiDocument.of(api);
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedOneIsThere() {
        Set<String> bound = new TreeSet<>(Set.of("GET /metrics"));
        server.routes()
                .forEach((path, methods) ->
                        methods.forEach(method -> bound.add(method + " " + path.replaceAll(":(\\w+)", "{$1}"))));

        assertThat(document.operations().stream().map(Operation::toString)).containsExactlyInAnyOrderElementsOf(bound);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItIsFor() {
        assertThat(document.operations()).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(document.operations())
                .allSatisfy(operation ->
                        assertThat(operation.json().text("summary")).isNotBlank());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document.json().json(), references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(document.resolved(JsonView.parse("{\"$ref\": \"" + reference + "\"}"))
                                        .json())
                                .isInstanceOf(Json.Object.class));
    }

    private static void collect(Json json, List<String> references) {
        switch (json) {
            case Json.Object object -> {
                if (object.get("$ref").orElse(new Json.Null()) instanceof Json.Text text) {
                    references.add(text.value());
                }
                object.members().values().forEach(member -> collect(member, references));
            }
            case Json.Array array -> array.items().forEach(item -> collect(item, references));
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> {}
        }
    }

    @Test
    void everyExampleInTheDocumentFitsItsSchema() {
        List<String> errors = new ArrayList<>();
        for (Operation operation : document.operations()) {
            operation
                    .bodies()
                    .forEach((name, body) -> document.errors(
                                    operation.bodySchema().orElseThrow(), body)
                            .forEach(error -> errors.add(operation + " example " + name + ": " + error)));
            for (String status : operation.json().names("responses")) {
                JsonView response = document.resolved(OpenApiDocument.step(operation.json(), "responses", status));
                if (response.has("content") && response.at("content").has("application/json")) {
                    JsonView content = OpenApiDocument.step(response, "content", "application/json");
                    if (content.has("example")) {
                        document.errors(content.at("schema"), content.at("example"))
                                .forEach(error -> errors.add(operation + " " + status + ": " + error));
                    }
                }
            }
            operation.parameters().stream()
                    .filter(parameter -> parameter.has("example"))
                    .forEach(parameter -> document.errors(parameter.at("schema"), parameter.at("example"))
                            .forEach(error -> errors.add(operation + " parameter: " + error)));
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void everyExampleOfARequestIsAnsweredAsDocumented() {
        List<String> standardDeviations = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.id().equals("getEvents")) {
                continue;
            }
            for (String query : queries(operation)) {
                if (operation.bodies().isEmpty()) {
                    standardDeviations.addAll(sent(operation, query, Optional.empty()));
                }
                for (JsonView body : operation.bodies().values()) {
                    standardDeviations.addAll(sent(operation, query, Optional.of(body)));
                }
            }
        }

        assertThat(standardDeviations).isEmpty();
    }

    /** No query, and each of its parameters that has an example. */
    private static List<String> queries(Operation operation) {
        List<String> queries = new ArrayList<>(List.of(""));
        operation.parameters().stream()
                .filter(parameter -> parameter.text("in").equals("query") && parameter.has("example"))
                .forEach(parameter -> queries.add("?" + parameter.text("name") + "=" + plain(parameter.at("example"))));
        return queries;
    }

    private static String plain(JsonView value) {
        return value.toString().replace("\"", "");
    }

    private List<String> sent(Operation operation, String query, Optional<JsonView> body) {
        ExternalStudy study = studyFor(operation);
        String lease = study.ask(1, "laptop").getFirst().text("lease");
        if (operation.id().equals("resumeStudy")) {
            study.post("/pause", "{}").expect(200);
        }
        int number = operation.path().matches(".*/(report|tell|heartbeat|stop)") ? 1 : 0;
        ApiAnswer answer =
                send(operation, path(operation, study.id(), number) + query, body.map(given -> leased(given, lease)));
        int expected = operation.id().equals(NEEDS_MORE_TRIALS)
                ? 409
                : WITHOUT_MODEL.contains(operation.id()) ? 404 : success(operation, query);
        List<String> standardDeviations = new ArrayList<>(document.standardDeviations(operation, answer));
        if (answer.status() != expected) {
            standardDeviations.add(operation + query + " answered " + answer.status() + " " + answer.body());
        }
        return standardDeviations;
    }

    /** A study with a complete trial; the next to be asked is number 1. */
    private ExternalStudy studyFor(Operation operation) {
        ExternalStudy study = ExternalStudy.submit(api, """
                'name': '%s', 'resource': {'max': 9}, 'budget': {'max_trials': 50},
                'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'y': {'$int': {'low': 1, 'high': 64}}}
                """.formatted(operation.id()));
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        study.tell(trial, 0.25).expect(200);
        return study;
    }

    private static String path(Operation operation, String study, int number) {
        String path = operation.path().replace("{study}", study).replace("{number}", String.valueOf(number));
        for (JsonView parameter : operation.parameters()) {
            if (parameter.text("in").equals("path") && parameter.has("example")) {
                path = path.replace("{" + parameter.text("name") + "}", plain(parameter.at("example")));
            }
        }
        return path;
    }

    private static String leased(JsonView body, String lease) {
        return JsonText.print(
                body.has("lease") ? ((Json.Object) body.json()).with("lease", Json.text(lease)) : body.json());
    }

    private ApiAnswer send(Operation operation, String path, Optional<String> body) {
        Map<String, String> headers = body.isPresent() ? Map.of("Content-Type", "application/json") : Map.of();
        return api.send(operation.method().toUpperCase(Locale.ROOT), path, headers, body);
    }

    private static int success(Operation operation, String query) {
        if (operation.id().equals("submitStudy")) {
            return query.equals("?dry_run=true") ? 200 : 201;
        }
        return operation.json().names("responses").stream()
                .map(Integer::valueOf)
                .filter(status -> status < 300)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRefusalIsDocumented() {
        List<String> standardDeviations = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.path().contains("{study}")) {
                standardDeviations.addAll(refused(
                        operation,
                        404,
                        send(
                                operation,
                                path(operation, "nosuchstudy", 0),
                                operation.bodies().values().stream().findFirst().map(JsonView::toString))));
            }
            if (!operation.bodies().isEmpty()) {
                String path = path(operation, studyFor(operation).id(), 0);
                standardDeviations.addAll(refused(operation, 400, send(operation, path, Optional.of("{"))));
                standardDeviations.addAll(
                        refused(operation, 422, send(operation, path, Optional.of("{\"nonsense\": 1}"))));
                standardDeviations.addAll(refused(
                        operation,
                        415,
                        api.send(
                                operation.method().toUpperCase(Locale.ROOT),
                                path,
                                Map.of("Content-Type", "text/plain"),
                                Optional.of("{}"))));
            }
        }

        assertThat(standardDeviations).isEmpty();
    }

    private List<String> refused(Operation operation, int expected, ApiAnswer answer) {
        List<String> standardDeviations = new ArrayList<>(document.standardDeviations(operation, answer));
        if (answer.status() != expected) {
            standardDeviations.add(
                    operation + " answered " + answer.status() + " instead of " + expected + " " + answer.body());
        }
        return standardDeviations;
    }

    @Test
    void whatIsNotAsDocumentedIsNoticed() {
        Operation get = operation("getStudy");
        JsonView study = studyFor(get).get();
        JsonView schema = JsonView.parse("{\"$ref\": \"#/components/schemas/Study\"}");
        Json.Object whole = (Json.Object) study.json();

        assertThat(document.errors(schema, study)).isEmpty();
        for (Json.Object wrong : List.of(
                whole.with("colour", Json.text("red")),
                whole.with("state", Json.text("asleep")),
                whole.with("created_at", Json.text("yesterday")),
                whole.with("position", Json.number(-1)),
                whole.with("spec", Json.EMPTY),
                whole.with("best", Json.EMPTY))) {
            assertThat(document.errors(schema, new JsonView(wrong)))
                    .as(wrong.toString())
                    .isNotEmpty();
        }
        assertThat(document.standardDeviations(get, api.send("PUT", "/api/v1/studies", Map.of(), Optional.empty())))
                .isNotEmpty();
    }

    private Operation operation(String id) {
        return document.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyEventsDataIsAsDocumented() {
        Operation events = operation("getEvents");
        ExternalStudy study = studyFor(events);
        try (LiveEvents heard = LiveEvents.openWith(api.url(), study.id(), "?after=0")) {
            await().until(() -> !heard.heard("study").isEmpty());

            assertThat(heard.heard())
                    .extracting(LiveEvents.Heard::type)
                    .contains(events.json().names("x-event-data").toArray(String[]::new));
            assertThat(heard.heard())
                    .allSatisfy(event -> assertThat(document.errors(
                                    OpenApiDocument.step(events.json(), "x-event-data", event.type()), event.data()))
                            .isEmpty());
        }
    }

    @Test
    void aRegistrationsFormatAndOptionsAreAsDocumentedAndNoOthers() throws IOException {
        JsonView schema = JsonView.parse("{\"$ref\": \"#/components/schemas/DatasetSpec\"}");
        try (var files = Files.list(Path.of("search-spaces/datasets"))) {
            for (Path file : files.toList()) {
                assertThat(document.errors(schema, JsonView.parse(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        for (String wrong : List.of(
                "{\"name\": \"a\", \"format\": \"generated\", \"train\": [], \"options\": {\"length\": 20}}",
                "{\"name\": \"a\", \"format\": \"parquet\", \"train\": \"a\"}",
                "{\"name\": \"a\", \"format\": \"csv-image\", \"train\": \"a\"}",
                "{\"name\": \"a\", \"format\": \"csv\", \"train\": \"a\", \"options\": {\"lable\": \"y\"}}",
                "{\"name\": \"a\", \"format\": \"image-folder\", \"train\": \"a\", \"options\": {\"size\": [0, 32]}}",
                "{\"name\": \"a\", \"format\": \"text-csv\", \"train\": \"a\", \"options\": {\"min_count\": 0}}")) {
            assertThat(document.errors(schema, JsonView.parse(wrong))).as(wrong).isNotEmpty();
        }
    }

    @Test
    void everyWorkingExampleFitsTheStudySchema() throws IOException {
        JsonView schema = JsonView.parse("{\"$ref\": \"#/components/schemas/StudySpec\"}");
        try (var files = Files.list(Path.of("search-spaces"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                assertThat(document.errors(schema, JsonView.parse(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }
}
