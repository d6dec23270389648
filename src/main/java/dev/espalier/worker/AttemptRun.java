package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.DamagedArtifact;
import dev.espalier.artifact.StorageFailure;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.study.Execution;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.ReturnCause;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.engine.ComputeTerms;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.worker.process.ProcessDied;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt from its assignment to its end, on the worker's training thread. */
final class AttemptRun implements TrialListener {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRun.class);

    private final Assignment assignment;
    private final CoordinatorClient coordinator;
    private final ArtifactStore artifacts;
    private final IdleTimer gap;
    private final int cores;
    private volatile Execution execution = Execution.UNKNOWN;
    private final AtomicReference<Verdict> wish = new AtomicReference<>(Verdict.CONTINUE);

    AttemptRun(
            Assignment assignment, CoordinatorClient coordinator, ArtifactStore artifacts, IdleTimer gap, int cores) {
        this.assignment = assignment;
        this.coordinator = coordinator;
        this.artifacts = artifacts;
        this.gap = gap;
        this.cores = cores;
    }

    /** What computes it; unknown until the net is built. */
    Execution execution() {
        return execution;
    }

    Assignment assignment() {
        return assignment;
    }

    /** Ends the attempt between two batches; from any thread. */
    void abandon() {
        wish.set(Verdict.ABANDON);
        coordinator.drop();
    }

    /** The same, but the weights of its best epoch are wanted. */
    void handIn() {
        wish.compareAndSet(Verdict.CONTINUE, Verdict.STOP);
    }

    /** What the worker does once an attempt is over. */
    enum Next {
        /** It asks for more at once. */
        ASK,
        /** It lets some seconds go by first, as the next attempt would go wrong like this one. */
        REST
    }

    /** Returns whatever happens: an attempt that cannot go on is given back. */
    Next run(TrialRunner runner, Path scratchRoot) {
        try {
            Path scratch = Scratch.make(scratchRoot, "attempt-");
            try {
                perform(runner, scratch);
            } finally {
                Scratch.delete(scratch);
            }
            return Next.ASK;
        } catch (CoordinatorClient.Stale stale) {
            LOG.info(
                    "trial {} of study {} is dropped: {}", assignment.number(), assignment.study(), stale.getMessage());
            return Next.ASK;
        } catch (Unusable problem) {
            return giveBack(ReturnCause.CHECKPOINT, problem.getMessage());
        } catch (StorageFailure | UnwrittenFile full) {
            return giveBack(ReturnCause.STORAGE, full.getMessage());
        } catch (ProcessDied died) {
            return giveBack(ReturnCause.FAULT, died.getMessage());
        } catch (Throwable unexpected) {
            // Whatever it is, the thread lives on and waits for more work.
            LOG.error("trial {} of study {}", assignment.number(), assignment.study(), unexpected);
            return giveBack(ReturnCause.FAULT, "the worker failed; the server's log says more");
        }
    }

    /** The checkpoint cannot be carried on from. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    private Next giveBack(ReturnCause cause, String reason) {
        LOG.warn("trial {} of study {} is given back: {}", assignment.number(), assignment.study(), reason);
        try {
            coordinator.giveBack(cause, reason);
        } catch (CoordinatorClient.Stale stale) {
            LOG.info("trial {} of study {}: {}", assignment.number(), assignment.study(), stale.getMessage());
        }
        return cause == ReturnCause.STORAGE ? Next.REST : Next.ASK;
    }

    private Optional<Path> checkpoint() throws Unusable {
        Optional<Path> file;
        try {
            file = assignment.checkpoint().flatMap(artifacts::get);
        } catch (DamagedArtifact | StorageFailure damaged) {
            throw new Unusable("its checkpoint cannot be used: " + damaged.getMessage());
        }
        if (assignment.from() > 0 && file.isEmpty()) {
            throw new Unusable("its checkpoint " + assignment.checkpoint().orElse("") + " is gone");
        }
        return file;
    }

    private void perform(TrialRunner runner, Path scratch) throws CoordinatorClient.Stale, Unusable {
        Optional<Path> file = checkpoint();
        Optional<StartFrom.Trial> earlier;
        try {
            earlier = StartFrom.trial(assignment.config());
        } catch (InvalidInput nothing) {
            coordinator.finish(new Outcome.Failed(nothing.getMessage()));
            return;
        }
        Optional<Path> start = earlier.flatMap(trial -> artifacts.get(trial.artifact()));
        if (assignment.from() == 0 && earlier.isPresent() && start.isEmpty()) {
            coordinator.finish(new Outcome.Failed("the model that it starts from, of trial %d of study %s, is gone"
                    .formatted(earlier.get().number(), earlier.get().study())));
            return;
        }
        TrialTask task = new TrialTask(
                assignment.config(),
                assignment.objective(),
                assignment.dataset(),
                assignment.seed(),
                assignment.from(),
                assignment.to(),
                assignment.resource().max(),
                file,
                start,
                assignment.reached(),
                Optional.of(new ComputeTerms(cores, kept(assignment.execution()))),
                scratch);
        TrialResult result;
        try {
            result = runner.run(task, this);
        } catch (DamagedCheckpoint damaged) {
            throw new Unusable(damaged.getMessage());
        }
        gap.ended();
        // The model is in place before the trial is told to be complete, so that whoever reads of it finds its model.
        result.model().ifPresent(model -> artifacts.put(name("model"), model));
        if (result.outcome().isPresent()) {
            coordinator.finish(result.outcome().get());
        } else if (result.model().isPresent()) {
            coordinator.kept();
        }
    }

    /** What the trial was computed by before, as its attempts must not differ in how they round. */
    static Optional<Placement> kept(Execution before) {
        if (before.engine().isEmpty() || before.threads().isEmpty()) {
            return Optional.empty();
        }
        String name = before.engine().get();
        return Optional.of(new Placement(
                EngineChoice.of(name.substring(0, name.indexOf(' '))),
                before.threads().getAsInt()));
    }

    @Override
    public void started(Execution told) {
        execution = told;
        coordinator.describe(told);
    }

    @Override
    public void firstBatch() {
        gap.firstBatch();
    }

    @Override
    public Verdict measured(Measurement measurement, Optional<Path> file) {
        return heed(() -> {
            Optional<String> saved = file.map(path -> put(measurement.step(), path));
            String decision = coordinator.report(measurement, saved).decision();
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
            coordinator.saved(step, put(step, file));
            return Verdict.CONTINUE;
        });
    }

    @Override
    public Verdict now() {
        return wish.get();
    }

    private interface Saying {
        Verdict say() throws CoordinatorClient.Stale;
    }

    private Verdict heed(Saying saying) {
        try {
            Verdict answered = saying.say();
            return wish.get() == Verdict.CONTINUE ? answered : wish.get();
        } catch (CoordinatorClient.Stale stale) {
            LOG.info("trial {} of study {}: {}", assignment.number(), assignment.study(), stale.getMessage());
            wish.set(Verdict.ABANDON);
            return Verdict.ABANDON;
        }
    }

    private String put(int step, Path file) {
        return artifacts
                .put(name("checkpoint/" + assignment.attempt() + "-" + step), file)
                .name();
    }

    private String name(String part) {
        return assignment.study() + "/" + assignment.number() + "/" + part;
    }
}
