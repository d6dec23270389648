package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.Rounding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on servers that choose workers, engines and threads by themselves, as they do for who starts them without more ado. */
class OwnSettingsIT {
    private static final int STEPS = 20;

    private static final String STUDY = """
            {'name': 'shapes', 'seed': 7, 'sampler': 'random', 'scheduler': 'none',
             'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'resource': {'max': 1}, 'budget': {'max_trials': 4},
             'trial': {'dataset': 'shapes', 'batch_size': 80, 'engine': {'$choice': ['auto', 'mxnet', 'pytorch']},
                       'learning_rate': {'$float': {'low': 0.005, 'high': 0.01}},
                       'model': {'type': 'cnn', 'depth': 2, 'width': {'$int': {'low': 4, 'high': 8}}}}}""";

    /** A net of three layers, the widest of which adds up 3 x 3 x 8 products, and norms over a batch. */
    private static final double ROUNDED = Rounding.ofSteps(STEPS, 3, 3 * 3 * 8 + 80);

    @Test
    void aStudyFindsAModelAndComesOutOnAnotherServerAsItDidOnOne(@TempDir Path folder) throws Exception {
        List<JsonView> one = trials(folder.resolve("one"));
        List<JsonView> other = trials(folder.resolve("other"));
        assertThat(one).hasSameSizeAs(other).hasSize(4);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).at("configuration")).isEqualTo(other.get(i).at("configuration"));
            assertThat(one.get(i).text("state")).isEqualTo("complete");
            assertThat(one.get(i).whole("threads")).isPositive();
            assertAlike(one.get(i), other.get(i));
        }
        // One of four shapes would be guessed right.
        assertThat(one).anyMatch(trial -> trial.number("value") > 0.4);
    }

    /** To the bit where both computed by one engine on one thread, else as near as other orders of adding up leave them. */
    private static void assertAlike(JsonView one, JsonView other) {
        boolean same = one.text("engine").equals(other.text("engine"))
                && one.whole("threads") == 1
                && other.whole("threads") == 1;
        assertThat(one.number("metrics.train_loss"))
                .as("%s and %s", one, other)
                .isCloseTo(other.number("metrics.train_loss"), within(same ? 0 : ROUNDED));
    }

    private static List<JsonView> trials(Path data) throws Exception {
        try (LaunchedServer server = LaunchedServer.start(data);
                ApiClient api = new ApiClient(server.url())) {
            String study = "/studies/"
                    + api.post("/studies", STUDY.replace('\'', '"')).json(201).text("id");
            await().until(() -> api.get(study).json(200).text("state").equals("completed"));
            return api.get(study + "/trials?sort=number").json(200).items("items");
        }
    }
}
