package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a trial goes on from: which files are refused, and how early they are written. */
class ResumingTest {
    private static final String MLP = "{'engine': 'mxnet', 'model': {'type': 'mlp', 'width': 8}, 'batch_size': 32}";

    @Test
    void aCheckpointOfNoUseIsToldApartFromATrialThatFailed() throws IOException {
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            Recorder half = new Recorder();
            runner.run(Trials.few(120, Trials.task("spirals", MLP, 1)), half);
            byte[] good = Files.readAllBytes(half.checkpoints.getLast());
            byte[] flipped = good.clone();
            flipped[good.length / 2] ^= 1;

            assertRefused(runner, MLP, flipped);
            assertRefused(runner, MLP, Arrays.copyOf(good, good.length / 2));
            assertRefused(runner, MLP, new byte[0]);
            assertRefused(runner, MLP, "an earlier version's format".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertRefused(runner, MLP.replace("8}", "16}"), good);
            assertThatThrownBy(() -> resume(runner, MLP, Trials.temporary().resolve("absent")))
                    .isInstanceOf(DamagedCheckpoint.class)
                    .hasMessageEndingWith("it is not there");

            assertThat(resume(runner, MLP, file(good)).ending()).isEqualTo(TrialResult.Ending.FINISHED);
        }
    }

    private static void assertRefused(TrialRunner runner, String config, byte[] checkpoint) {
        assertThatThrownBy(() -> resume(runner, config, file(checkpoint)))
                .isInstanceOf(DamagedCheckpoint.class)
                .hasMessageStartingWith("its checkpoint cannot be used: ");
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(Trials.temporary().resolve("checkpoint"), bytes);
    }

    private static TrialResult resume(TrialRunner runner, String config, Path checkpoint) {
        return runner.run(
                Trials.few(120, Trials.task("spirals", config, 1, 2, Optional.of(checkpoint))), new Recorder());
    }

    @Test
    void epochsThatWereLostAreSavedEarlyWhenTheyAreTrainedAgain() {
        TrialTask task = Trials.few(120, Trials.task("spirals", MLP, 8));
        Recorder again = new Recorder();
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            runner.run(
                    new TrialTask(
                            task.config(),
                            task.objective(),
                            task.dataset(),
                            task.seed(),
                            0,
                            8,
                            8,
                            Optional.empty(),
                            Optional.empty(),
                            5,
                            task.terms(),
                            Trials.temporary()),
                    again);
        }

        assertThat(again.checkpoints.getFirst().getFileName()).hasToString("checkpoint-1.npz");
        assertThat(again.measurements).hasSize(8);
    }
}
