package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.study.Execution;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialListener;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.config.StartFrom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt from its assignment to its end, on the worker's training thread. */
final class AttemptRun implements TrialListener {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRun.class);

    private final Assignment assignment;
    private final Desk desk;
    private final ArtifactStore artifacts;
    private final Gap gap;
    private final AtomicReference<Verdict> wish = new AtomicReference<>(Verdict.CONTINUE);
    private Optional<String> checkpoint;

    AttemptRun(Assignment assignment, Desk desk, ArtifactStore artifacts, Gap gap) {
        this.assignment = assignment;
        this.desk = desk;
        this.artifacts = artifacts;
        this.gap = gap;
        this.checkpoint = assignment.checkpoint();
    }

    Assignment assignment() {
        return assignment;
    }

    /** Ends the attempt between two batches; from any thread. */
    void abandon() {
        wish.set(Verdict.ABANDON);
    }

    void run(TrialRunner runner, Path scratchRoot) {
        try {
            Path scratch = Files.createTempDirectory(scratchRoot, "attempt-");
            try {
                perform(runner, scratch);
            } finally {
                Scratch.delete(scratch);
            }
        } catch (Desk.Stale stale) {
            LOG.info(
                    "trial {} of study {} is dropped: {}", assignment.number(), assignment.study(), stale.getMessage());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void perform(TrialRunner runner, Path scratch) throws Desk.Stale {
        Optional<Path> file = checkpoint.flatMap(artifacts::get);
        if (assignment.from() > 0 && file.isEmpty()) {
            desk.finish(new Outcome.Failed("its checkpoint " + checkpoint.orElse("") + " is gone"));
            return;
        }
        Optional<StartFrom.Trial> earlier;
        try {
            earlier = StartFrom.trial(assignment.config());
        } catch (InvalidInput nothing) {
            desk.finish(new Outcome.Failed(nothing.getMessage()));
            return;
        }
        Optional<Path> start = earlier.flatMap(trial -> artifacts.get(trial.artifact()));
        if (assignment.from() == 0 && earlier.isPresent() && start.isEmpty()) {
            desk.finish(new Outcome.Failed("the model that it starts from, of trial %d of study %s, is gone"
                    .formatted(earlier.get().number(), earlier.get().study())));
            return;
        }
        TrialResult result = runner.run(
                new TrialTask(
                        assignment.config(),
                        assignment.objective(),
                        assignment.dataset(),
                        assignment.seed(),
                        assignment.from(),
                        assignment.to(),
                        assignment.resource().max(),
                        file,
                        start,
                        scratch),
                this);
        gap.ended();
        // The model is in place before the trial is told to be complete, so that whoever reads of it finds its model.
        result.model().ifPresent(model -> artifacts.put(name("model"), model));
        if (result.outcome().isPresent()) {
            desk.finish(result.outcome().get());
        }
        if (result.ending() == TrialResult.Ending.FINISHED || result.ending() == TrialResult.Ending.STOPPED) {
            checkpoint.filter(this::isOwn).ifPresent(artifacts::delete);
        }
    }

    /** Whether it is this trial's; one bred from another begins with the other's, which is not for it to delete. */
    private boolean isOwn(String artifact) {
        return artifact.startsWith(name(""));
    }

    @Override
    public void started(Execution execution) {
        desk.describe(execution);
    }

    @Override
    public void firstBatch() {
        gap.firstBatch();
    }

    @Override
    public Verdict measured(Measurement measurement, Optional<Path> file) {
        return heed(() -> {
            Optional<String> saved = file.map(path -> put(measurement.step(), path));
            String decision = desk.report(measurement, saved).decision();
            saved.ifPresent(this::keepOnly);
            return switch (decision) {
                case "pause" -> Verdict.PAUSE;
                case "stop" -> Verdict.STOP;
                default -> Verdict.CONTINUE;
            };
        });
    }

    @Override
    public void saved(int step, Path file) {
        heed(() -> {
            String saved = put(step, file);
            desk.saved(step, saved);
            keepOnly(saved);
            return Verdict.CONTINUE;
        });
    }

    @Override
    public Verdict now() {
        return wish.get();
    }

    private interface Saying {
        Verdict say() throws Desk.Stale;
    }

    private Verdict heed(Saying saying) {
        try {
            Verdict answered = saying.say();
            return wish.get() == Verdict.CONTINUE ? answered : wish.get();
        } catch (Desk.Stale stale) {
            LOG.info("trial {} of study {}: {}", assignment.number(), assignment.study(), stale.getMessage());
            wish.set(Verdict.ABANDON);
            return Verdict.ABANDON;
        }
    }

    private String put(int step, Path file) {
        return artifacts
                .put(name("checkpoint-" + assignment.attempt() + "-" + step), file)
                .name();
    }

    private void keepOnly(String newer) {
        checkpoint.filter(older -> !older.equals(newer) && isOwn(older)).ifPresent(artifacts::delete);
        checkpoint = Optional.of(newer);
    }

    private String name(String part) {
        return assignment.study() + "/" + assignment.number() + "/" + part;
    }
}
