package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.engine.ComputeTerms;
import dev.espalier.trainer.loop.TrialListener;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a model of the best weights in a trial's checkpoint: an attempt that trains no epoch. */
record CheckpointModel(Assignment attempt, ArtifactStore artifacts) {

    /** A listener to whom nothing is said, as nothing happens. */
    private static final class Nobody implements TrialListener {
        @Override
        public void started(Execution execution) {}

        @Override
        public void firstBatch() {}

        @Override
        public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
            throw new IllegalStateException("no epoch is trained");
        }

        @Override
        public void saved(int step, Path checkpoint) {
            throw new IllegalStateException("no epoch is trained");
        }

        @Override
        public Verdict now() {
            return Verdict.CONTINUE;
        }
    }

    /** On the training thread. @throws IllegalStateException where the checkpoint is gone or damaged */
    void store(TrialRunner runner, Path scratchRoot) {
        Path file = attempt.checkpoint()
                .flatMap(artifacts::get)
                .orElseThrow(() -> new IllegalStateException("its checkpoint is gone"));
        Path scratch = Scratch.make(scratchRoot, "model-");
        try {
            TrialResult result = runner.run(
                    new TrialTask(
                            attempt.config(),
                            attempt.objective(),
                            attempt.dataset(),
                            attempt.seed(),
                            attempt.from(),
                            attempt.to(),
                            attempt.resource().max(),
                            Optional.of(file),
                            Optional.empty(),
                            attempt.reached(),
                            AttemptRun.kept(attempt.execution())
                                    .map(placement -> new ComputeTerms(1, Optional.of(placement))),
                            scratch),
                    new Nobody());
            artifacts.put(
                    attempt.study() + "/" + attempt.number() + "/model",
                    result.model().orElseThrow(() -> new IllegalStateException(reason(result))));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static String reason(TrialResult result) {
        return result.outcome()
                .filter(Outcome.Failed.class::isInstance)
                .map(failed -> ((Outcome.Failed) failed).reason())
                .orElse("it holds no weights");
    }
}
