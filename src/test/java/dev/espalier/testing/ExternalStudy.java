package dev.espalier.testing;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.List;

/** An external study on a server, evaluated by the test. */
public final class ExternalStudy {
    private static final Json.Object SMALLEST = object("""
            {'name': 'a study', 'executor': 'external', 'objectives': [{'metric': 'loss', 'goal': 'minimize'}],
             'trial': {'x': {'$float': {'low': 0, 'high': 1}}}}
            """);

    private final ApiClient api;
    private final String id;

    private ExternalStudy(ApiClient api, String id) {
        this.api = api;
        this.id = id;
    }

    /** JSON written with single quotes, which read better in Java. */
    public static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static Json.Object object(String singleQuoted) {
        return (Json.Object) JsonText.parse(json(singleQuoted));
    }

    /** A study's specification: minimizes {@code loss} over one number, {@code x}. @param more members, single-quoted */
    public static Json.Object spec(String more) {
        Json.Object spec = SMALLEST;
        for (var member : object("{" + more + "}").members().entrySet()) {
            spec = spec.with(member.getKey(), member.getValue());
        }
        return spec;
    }

    /** Submits {@link #spec}. */
    public static ExternalStudy submit(ApiClient api, String more) {
        return new ExternalStudy(api, api.post("/studies", spec(more)).json(201).text("id"));
    }

    /** The same study by another client, as after the server's restart. */
    public ExternalStudy by(ApiClient other) {
        return new ExternalStudy(other, id);
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/studies/" + id;
    }

    public JsonView get() {
        return api.get(path()).json(200);
    }

    public ApiAnswer get(String more) {
        return api.get(path() + more);
    }

    public ApiAnswer post(String more, String singleQuoted) {
        return api.post(path() + more, json(singleQuoted));
    }

    /** The answer to an ask, which may hold no trial. */
    public JsonView askFor(int count, String client) {
        return post("/ask", "{'count': " + count + ", 'client': '" + client + "'}")
                .json(200);
    }

    /** The answer to the first ask that holds a trial, or says that the study no longer runs. */
    public JsonView askUntilThereIsOneOrAllIsOver(String client) {
        return Patience.await()
                .until(
                        () -> askFor(1, client),
                        answer -> !answer.items("trials").isEmpty()
                                || !answer.text("state").equals("running"));
    }

    public List<JsonView> ask(int count, String client) {
        return askFor(count, client).items("trials");
    }

    /** One trial for a client of its own. */
    public JsonView ask() {
        return post("/ask", "{}").json(200).at("trials.0");
    }

    public JsonView trial(int number) {
        return get("/trials/" + number).json(200);
    }

    public ApiAnswer report(JsonView trial, int step, double loss) {
        return send(trial, "/report", "'step': " + step + ", 'metrics': {'loss': " + loss + "}");
    }

    public ApiAnswer tell(JsonView trial, double loss) {
        return send(trial, "/tell", "'metrics': {'loss': " + loss + "}");
    }

    public ApiAnswer fail(JsonView trial, String failure) {
        return send(trial, "/tell", "'failure': '" + failure + "'");
    }

    public ApiAnswer heartbeat(JsonView trial) {
        return api.post(trialPath(trial) + "/heartbeat", Json.EMPTY.with("lease", lease(trial)));
    }

    /** @param members of the body beside the lease, single-quoted */
    public ApiAnswer send(JsonView trial, String action, String members) {
        return api.post(trialPath(trial) + action, object("{" + members + "}").with("lease", lease(trial)));
    }

    private String trialPath(JsonView trial) {
        return path() + "/trials/" + trial.whole("number");
    }

    private static Json lease(JsonView trial) {
        return trial.at("lease").json();
    }

    /** Asks for a trial and tells its loss at once. @return the finished trial */
    public JsonView evaluate(double loss) {
        return tell(ask(), loss).json(200);
    }
}
