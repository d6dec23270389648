package dev.espalier.bench.fuzz;

import dev.espalier.json.JsonText;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A client that does a little of everything, most of it wrong. Keeps a few studies of its own. Used by one thread. */
final class FuzzClient {
    private static final String BASE = "/api/v1";
    private static final int MOST_STUDIES = 6;
    private static final List<String> READINGS = List.of(
            "",
            "/trials",
            "/leaderboard",
            "/best",
            "/best/model",
            "/export",
            "/analysis/history",
            "/analysis/curves",
            "/analysis/timeline",
            "/analysis/pareto",
            "/analysis/importance",
            "/trials/0",
            "/trials/1",
            "/trials/0/model",
            "/trials/0/confusion",
            "/trials/7");
    private static final List<String> QUERIES = List.of(
            "limit",
            "cursor",
            "state",
            "sort",
            "order",
            "filter",
            "format",
            "after",
            "method",
            "objective",
            "tag",
            "query");
    private static final List<String> VALUES = List.of(
            "1",
            "2",
            "1000",
            "running",
            "complete",
            "value",
            "number",
            "duration",
            "asc",
            "desc",
            "csv",
            "json",
            "ndjson",
            "onnx",
            "espalier",
            "loss",
            "x",
            "fanova",
            "ped_anova");
    private static final List<String> HEADERS = List.of(
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: ",
            "Accept: text/html",
            "Accept: nothing/at-all;q=x",
            "Accept-Encoding: gzip",
            "Accept-Encoding: gzip;q=x, , br",
            "Content-Encoding: gzip",
            "Origin: http://example.org",
            "Origin: null",
            "Origin: ::",
            "Host: example.org",
            "Host: localhost:1",
            "Authorization: Bearer x",
            "Authorization: Basic %%%",
            "Authorization: Bearer",
            "Last-Event-ID: -1",
            "Last-Event-ID: 99999999999999999999",
            "Idempotency-Key: " + "k".repeat(300),
            "Idempotency-Key: é\u0001",
            "Range: bytes=5-1",
            "If-Modified-Since: yesterday",
            "If-None-Match: *",
            "Expect: 100-continue",
            "Connection: close",
            "Cookie: a=b; ;=;",
            "X-Forwarded-For: 1.2.3.4",
            "X-HTTP-Method-Override: DELETE",
            "Transfer-Encoding: identity");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW");

    private final Mutator mutator;
    private final Corpus corpus;
    private final List<Json.Object> registrations;
    private final String trained;
    private final Malformed malformed;
    private final Deque<Study> studies = new ArrayDeque<>();
    private Optional<Json> cursor = Optional.empty();

    /**
     * @param registrations of data sets, right ones
     * @param trained the id of a study that has a model; empty for none
     */
    FuzzClient(Mutator mutator, Corpus corpus, List<Json.Object> registrations, String trained) {
        this.mutator = mutator;
        this.corpus = corpus;
        this.registrations = registrations;
        this.trained = trained;
        this.malformed = new Malformed(mutator);
    }

    /** A study of this client's, and its trials that run. */
    private record Study(String id, Json.Object spec, List<Json.Object> running) {}

    /** The next request. */
    Shot next() {
        if (studies.size() > MOST_STUDIES) {
            return Shot.of(
                    "DELETE /studies/:study",
                    "DELETE " + BASE + "/studies/" + studies.removeFirst().id());
        }
        Shot whole = whole();
        Shot shot = whole;
        if (mutator.oneIn(9)) {
            shot = shot.withText(mutator.garble(shot.body()));
        }
        if (mutator.oneIn(7)) {
            shot = shot.withHeader(header());
        }
        if (mutator.oneIn(9)) {
            shot = shot.withStart(moved(shot.start()));
        }
        return mutator.oneIn(16) ? malformed.of(whole.bytes("127.0.0.1")) : shot;
    }

    private Shot whole() {
        int kind = mutator.below(100);
        if (studies.isEmpty() || kind < 12) {
            return submission("/studies", mutator.one(corpus.external()), 4);
        }
        Study study = mutator.one(List.copyOf(studies));
        if (kind < 26) {
            return submission("/studies?dry_run=true", mutator.one(corpus.specs()), 20);
        } else if (kind < 27) {
            return submission("/studies", mutator.one(corpus.builtin()), 4);
        } else if (kind < 36) {
            return post(
                    "ask",
                    study,
                    "/ask",
                    Json.EMPTY.with("count", Json.number(2)).with("client", Json.text("c")),
                    2);
        } else if (kind < 55) {
            return ofTrial(study);
        } else if (kind < 60) {
            Json values = study.running().isEmpty()
                    ? Json.EMPTY
                    : mutator.one(study.running()).get("configuration").orElse(Json.EMPTY);
            return post("trials", study, "/trials", Json.EMPTY.with("configuration", values), 2);
        } else if (kind < 65) {
            Json piece = mutator.oneIn(2) ? study.spec() : amendment(study);
            return Shot.of("PATCH /studies/:study", "PATCH " + BASE + "/studies/" + study.id())
                    .with(mutator.mutate(piece));
        } else if (kind < 68) {
            String deed = mutator.one(List.of("pause", "resume", "resume", "stop", "replay"));
            return Shot.of("POST /studies/:study/" + deed, "POST " + BASE + "/studies/" + study.id() + "/" + deed);
        } else if (kind < 74) {
            return registration();
        } else if (kind < 78) {
            return prediction(study);
        } else if (kind < 81) {
            return Shot.of("GET /studies/:study/events", "GET " + BASE + "/studies/" + study.id() + "/events" + query())
                    .withHeader("Last-Event-ID: " + mutator.one(List.of("0", "1", "5", "x", "-1", "99999999999999999")))
                    .awaiting(Shot.Awaited.STREAM);
        } else if (kind < 84) {
            return elsewhere();
        }
        return reading(study);
    }

    /** @param right one of so many is sent as it is */
    private Shot submission(String path, Json.Object spec, int right) {
        return Shot.of("POST " + path, "POST " + BASE + path).with(mutator.oneIn(right) ? spec : mutator.mutate(spec));
    }

    private Shot post(String kind, Study study, String path, Json body, int right) {
        return Shot.of("POST /studies/:study/" + kind, "POST " + BASE + "/studies/" + study.id() + path)
                .with(mutator.oneIn(right) ? body : mutator.mutate(body));
    }

    private Shot ofTrial(Study study) {
        Json.Object trial = study.running().isEmpty() ? Json.EMPTY : mutator.one(study.running());
        Json lease = trial.get("lease").orElse(Json.text("k3v9w2x8m4q7t1z6"));
        String number = trial.get("number").map(JsonText::print).orElse("0");
        Json metrics =
                Json.EMPTY.with("loss", Json.number(mutator.below(1_000) / 1e3)).with("time", Json.number(1));
        Json.Object held = Json.EMPTY.with("lease", lease);
        return switch (mutator.below(10)) {
            case 0 -> post("trials/:number/heartbeat", study, "/trials/" + number + "/heartbeat", held, 2);
            case 1 -> post("trials/:number/stop", study, "/trials/" + number + "/stop", Json.EMPTY, 2);
            case 2 ->
                post(
                        "trials/:number/tell",
                        study,
                        "/trials/" + number + "/tell",
                        held.with("failure", Json.text("out of memory")),
                        2);
            case 3, 4, 5 ->
                post("trials/:number/tell", study, "/trials/" + number + "/tell", held.with("metrics", metrics), 2);
            default ->
                post(
                        "trials/:number/report",
                        study,
                        "/trials/" + number + "/report",
                        held.with("step", Json.number(1 + mutator.below(9))).with("metrics", metrics),
                        2);
        };
    }

    private Json amendment(Study study) {
        Json.Object change = Json.EMPTY
                .with("name", Json.text("renamed"))
                .with("note", Json.text("wider"))
                .with("tags", new Json.Array(List.of(Json.text("t"))))
                .with("budget", JsonText.parse("{\"max_trials\": 50, \"max_time\": null}"));
        return mutator.oneIn(2)
                ? change
                : change.with("trial", study.spec().get("trial").orElse(Json.EMPTY));
    }

    private Shot registration() {
        Json.Object right = mutator.one(registrations);
        Json.Object broken = mutator.oneIn(3) ? DataFiles.broken(right, mutator) : right;
        return Shot.of("POST /datasets", "POST " + BASE + "/datasets")
                .with(mutator.oneIn(2) ? broken : mutator.mutate(broken));
    }

    private Shot prediction(Study study) {
        Json inputs = JsonText.parse("{\"inputs\": [{\"x\": 0.5, \"y\": -0.25}, {\"x\": 0, \"y\": 1}]}");
        String id = trained.isEmpty() || mutator.oneIn(6) ? study.id() : trained;
        return Shot.of("POST /studies/:study/best/predict", "POST " + BASE + "/studies/" + id + "/best/predict")
                .with(mutator.oneIn(3) ? inputs : mutator.mutate(inputs));
    }

    private Shot elsewhere() {
        return Shot.of(
                        "GET elsewhere",
                        "GET "
                                + mutator.one(List.of(
                                        "/",
                                        "/studies/a",
                                        "/metrics",
                                        "/health/ready",
                                        "/health/live",
                                        "/api/v1/openapi.json",
                                        "/api/v1/schema/study",
                                        "/api/v1/workers",
                                        "/api/v1/datasets/flowers",
                                        "/assets/none.js",
                                        "/api/v1/datasets?limit=1",
                                        "/api/v1/studies?limit=2",
                                        "/api/v1/studies",
                                        "/api/v1/events",
                                        "/api/v2/studies",
                                        "/favicon.ico")))
                .awaiting(Shot.Awaited.STREAM);
    }

    private Shot reading(Study study) {
        String what = mutator.one(READINGS);
        String id = trained.isEmpty() || !mutator.oneIn(4) ? study.id() : trained;
        return Shot.of("GET /studies/:study" + what, "GET " + BASE + "/studies/" + id + what + query());
    }

    private String query() {
        if (mutator.oneIn(2)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (int count = 1 + mutator.below(2); count > 0; count--) {
            String value = mutator.oneIn(2) ? mutator.one(VALUES) : mutator.escaped();
            parts.add(mutator.one(QUERIES) + "=" + value);
        }
        if (cursor.isPresent() && mutator.oneIn(3) && cursor.get() instanceof Json.Text text) {
            parts.add("cursor="
                    + (mutator.oneIn(2)
                            ? text.value()
                            : text.value().substring(0, text.value().length() / 2)));
        }
        return "?" + String.join("&", parts);
    }

    private String header() {
        return mutator.oneIn(3) ? "Idempotency-Key: key-" + mutator.below(40) : mutator.one(HEADERS);
    }

    /** The request line with another method, or with one step of its path changed. */
    private String moved(String start) {
        int blank = start.indexOf(' ');
        String target = start.substring(blank + 1);
        if (mutator.oneIn(3)) {
            return mutator.one(METHODS) + " " + target;
        }
        List<String> steps = new ArrayList<>(List.of(target.split("/", -1)));
        int at = mutator.below(steps.size());
        if (mutator.oneIn(4)) {
            steps.remove(at);
        } else {
            steps.set(at, mutator.escaped());
        }
        String changed = String.join("/", steps);
        return start.substring(0, blank) + (changed.startsWith("/") ? " " : " /") + changed;
    }

    /** Keeps what the answer says about studies and trials. */
    void learn(Shot shot, Reply reply) {
        if (reply.status() / 100 != 2 || !reply.header("Content-Type").equals("application/json")) {
            return;
        }
        Json json;
        try {
            json = JsonText.parse(reply.body());
        } catch (Failure cutOff) {
            return;
        }
        if (json instanceof Json.Object object) {
            object.get("next_cursor").filter(Json.Text.class::isInstance).ifPresent(next -> cursor = Optional.of(next));
            if (reply.status() == 201
                    && object.get("spec").isPresent()
                    && object.get("id").isPresent()) {
                learnStudy(object);
            } else if (shot.kind().endsWith("/ask")) {
                learnTrials(shot, object);
            }
        }
    }

    private void learnStudy(Json.Object study) {
        if (study.get("id").orElseThrow() instanceof Json.Text id
                && study.get("spec").orElseThrow() instanceof Json.Object spec
                && studies.stream().noneMatch(known -> known.id().equals(id.value()))) {
            studies.addLast(new Study(id.value(), spec, new ArrayList<>()));
        }
    }

    private void learnTrials(Shot shot, Json.Object answer) {
        if (answer.get("trials").orElse(Json.EMPTY) instanceof Json.Array trials) {
            for (Study study : studies) {
                if (shot.start().contains(study.id())) {
                    study.running().clear();
                    trials.items().stream()
                            .limit(8)
                            .map(Json.Object.class::cast)
                            .forEach(study.running()::add);
                }
            }
        }
    }
}
