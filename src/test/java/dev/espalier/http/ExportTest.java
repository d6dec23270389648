package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class ExportTest {

    private static ExternalStudy study(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, """
                'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'name': {'$choice': ['plain', 'with, comma', '=SUM(1)']}},
                'enqueue': [{'x': 0.5, 'name': 'with, comma'}, {'x': 0.25, 'name': '=SUM(1)'}]
                """);
        study.send(study.ask(), "/tell", "'metrics': {'loss': 0.75, 'cost': 'inf'}")
                .expect(200);
        study.fail(study.ask(), "she said \\\"no\\\"\\nand left").expect(200);
        return study;
    }

    @Test
    void everyTrialIsALineOfTheCsvUnderAHeader(ApiClient api) {
        ApiAnswer csv = study(api).get("/export?format=csv").expect(200);

        assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("attachment").contains(".csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("number,state,value,")
                .contains(",x,name,")
                .endsWith(",loss,cost");
        assertThat(lines.get(1))
                .startsWith("0,complete,0.75,")
                .contains("\"with, comma\"")
                .endsWith(",0.75,inf");
        assertThat(csv.body()).contains("\"she said \"\"no\"\"").contains("'=SUM(1)");
    }

    /** The csv's cells of the parameter {@code x}, one an option, in the order of the options. */
    private static List<String> cells(ApiClient api, String options) {
        int count = options.split(";").length;
        String listed = options.replace(';', ',');
        ExternalStudy study = ExternalStudy.submit(
                api,
                "'trial': {'x': {'$choice': [" + listed + "]}}, 'sampler': 'grid', 'budget': {'max_trials': " + count
                        + "}");
        for (int trial = 0; trial < count; trial++) {
            study.evaluate(trial);
        }
        return study.get("/export?format=csv")
                .expect(200)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(",,,") + 3, line.lastIndexOf(',')))
                .sorted()
                .toList();
    }

    @Test
    void optionsThatOnlyTheirIndexNamesAreWrittenInFull(ApiClient api) {
        assertThat(cells(api, "[1;2];{'a': 1};{'type': 'cnn'}".replace("[1;2]", "[1]")))
                .containsExactlyInAnyOrder("[1]", "\"{\"\"a\"\":1}\"", "cnn");
    }

    @Test
    void noTwoOptionsLookTheSame(ApiClient api) {
        assertThat(cells(api, "null;'';'plain'")).containsExactlyInAnyOrder("null", "\"\"", "plain");
        assertThat(cells(api, "1;true;'2';'false'")).containsExactlyInAnyOrder("1", "true", "'2", "'false");
        assertThat(cells(api, "'null';'[1]';'=1+1';'-x'")).containsExactlyInAnyOrder("'null", "'[1]", "'=1+1", "'-x");
    }

    @Test
    void aListIsOneCell(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(
                api,
                "'trial': {'x': {'$choice': [[1, 2], 'loss']}, 'loss': {'$choice': [0]}}, 'enqueue': [{'x': '0', 'loss': 0}]");
        study.evaluate(0.5);

        List<String> lines = study.get("/export").expect(200).body().lines().toList();

        assertThat(lines.get(0)).endsWith(",reason,x,configuration.loss,metrics.loss");
        assertThat(lines.get(1)).endsWith(",\"[1,2]\",0,0.5");
        assertThat(study.trial(0).text("configuration.x")).isEqualTo("0");
        assertThat(study.trial(0).at("config.x")).hasToString("[1,2]");
    }

    @Test
    void csvIsWhatIsSentWhenNothingElseIsAskedFor(ApiClient api) {
        assertThat(study(api).get("/export").header("Content-Type")).startsWith("text/csv");
    }

    @Test
    void theJsonIsAListOfTheTrialsAsTheyAreAnsweredElsewhere(ApiClient api) {
        ExternalStudy study = study(api);

        ApiAnswer answer = study.get("/export?format=json").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().items(""))
                .isEqualTo(study.get("/trials").json(200).items("items"));
    }

    @Test
    void theNdjsonIsATrialALine(ApiClient api) {
        ExternalStudy study = study(api);

        ApiAnswer answer = study.get("/export?format=ndjson").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.body().lines().map(JsonView::parse).toList())
                .isEqualTo(study.get("/trials").json(200).items("items"));
    }

    @Test
    void aStudyWithoutTrialsIsAnEmptyFile(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        assertThat(study.get("/export?format=csv").body().lines().toList()).hasSize(1);
        assertThat(study.get("/export?format=json").json(200)).hasToString("[]");
        assertThat(study.get("/export?format=ndjson").body()).isEmpty();
    }

    @Test
    void manyTrialsAreSentWhole(ApiClient api) {
        String enqueued = IntStream.range(0, 1_000)
                .mapToObj(index -> "{'x': " + index / 2_000.0 + "}")
                .collect(Collectors.joining(","));
        ExternalStudy study = ExternalStudy.submit(api, "'enqueue': [" + enqueued + "]");
        for (int more = 0; more < 20; more++) {
            study.post("/trials", "{'configuration': {'x': " + (0.5 + more / 100.0) + "}}")
                    .expect(201);
        }

        assertThat(study.get("/export?format=json").json(200).wholes("", "number"))
                .isEqualTo(IntStream.range(0, 1_020).boxed().toList());
    }

    @Test
    void anUnknownFormatIsNamedAndAnUnknownStudyNotFound(ApiClient api) {
        assertThat(study(api).get("/export?format=xls").problemPaths()).containsExactly("format");
        assertThat(api.get("/studies/none/export").status()).isEqualTo(404);
    }
}
