package dev.espalier.cli;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.view.Figures;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
class SimulateCommandTest {
    private static final String SEARCHES = "[{'sampler': 'random'}, {'sampler': 'tpe', 'scheduler': 'asha'}]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return Espalier.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name, String singleQuoted) throws Exception {
        return Files.writeString(folder.resolve(name), json(singleQuoted)).toString();
    }

    @Test
    void searchesAreTriedOnWhatAStudyMeasured(ApiClient api) throws Exception {
        ExternalStudy study = ExternalStudy.submit(
                api, "'resource': {'name': 'step', 'max': 9}, 'scheduler': 'asha', 'budget': {'max_trials': 20}");
        for (int number = 0; number < 20; number++) {
            train(study, study.ask());
        }

        int status = run(
                "simulate",
                file("searches.json", SEARCHES),
                "--study",
                study.id(),
                "--url",
                api.url().toString());

        assertThat(status).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst())
                .contains("20 past trials, ")
                .contains("stopped early")
                .contains("10 seeds");
        String best = Figures.value(study.get().number("best.value"));
        assertThat(lines.get(3)).startsWith("the study itself").endsWith(best);
        assertThat(lines.get(4)).startsWith("random + none").containsPattern("\\[0\\.\\d+, 0\\.\\d+]");
        assertThat(lines.get(5)).startsWith("tpe + asha");
        assertThat(lines.get(7)).startsWith("random + none: its trials were ").contains("past trials stood for them");
    }

    private static void train(ExternalStudy study, JsonView trial) {
        double x = trial.number("configuration.x");
        for (int step = 1; step <= 9; step++) {
            double loss = x + (9 - step) * 0.01;
            if (!study.report(trial, step, loss).json(200).text("decision").equals("continue")) {
                return;
            }
        }
        study.tell(trial, x).expect(200);
    }

    @Test
    void searchesAreTriedOnCurvesFromAFile() throws Exception {
        String spec = file("spec.json", """
                {'objectives': [{'metric': 'accuracy', 'goal': 'maximize'}], 'resource': {'max': 3},
                 'trial': {'x': {'$float': {'low': 0, 'high': 1}}}, 'sampler': 'sobol'}""");
        String curves = file("curves.json", """
                [{'configuration': {'x': 0.1}, 'curve': [0.1, 0.2, 0.3]},
                 {'configuration': {'x': 0.5}, 'curve': [0.4, 0.6, 0.9]},
                 {'configuration': {'x': 0.9}, 'curve': [0.3]}]""");

        assertThat(run("simulate", spec, "--curves", curves, "--seeds", "3", "--steps", "30", "--workers", "2"))
                .as(err.toString())
                .isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("3 past trials, 1 of them stopped early")
                .contains("30 steps by 2");
        assertThat(lines.get(3)).startsWith("sobol + none").endsWith("0.9 [0.9, 0.9]");
    }

    @Test
    void whatIsMissingIsSaid(ApiClient api) throws Exception {
        String searches = file("searches.json", SEARCHES);
        String unknown = file("unknown.json", "{'sampler': 'guess'}");
        ExternalStudy untried = ExternalStudy.submit(api, "");
        ExternalStudy tried = ExternalStudy.submit(api, "");
        tried.evaluate(1);
        String url = api.url().toString();

        assertThat(run("simulate", searches)).isEqualTo(1);
        assertThat(err.toString()).contains("give either --study STUDY or --curves FILE");
        assertThat(run("simulate", searches, "--study", untried.id(), "--url", url))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no trial was measured");
        assertThat(run("simulate", unknown, "--study", tried.id(), "--url", url))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("sampler.type: there is no sampler \"guess\"")
                .doesNotContain("\tat ");
    }
}
