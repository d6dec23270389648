package dev.espalier.worker.process;

import dev.espalier.study.Conflict;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Execution;
import dev.espalier.study.Failure;
import dev.espalier.study.Measurement;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.prediction.TestScore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The training process's own side: does what the server asks for, one thing after another, until the server is gone. */
public final class TrainingService implements TrialListener {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

    private static final int IDLE_SECONDS = 1;

    /** Both engines, Java and a data set of some tens of megabytes; below it the next trial has use for what is free. */
    private static final long ENOUGH_BYTES = 400L << 20;

    private final TrialRunner runner;
    private final BiFunction<Path, DatasetSpec, TestScore> scorer;
    private final LongConsumer giveMemoryBack;
    private final Lines<ToChild> lines;
    private final BlockingQueue<ToChild> work = new LinkedBlockingQueue<>();
    private final BlockingQueue<Verdict> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<Verdict> now = new AtomicReference<>(Verdict.CONTINUE);

    /**
     * @param scorer measures a model on its data set's test split
     * @param giveMemoryBack gives unused memory back if more than so many bytes are resident: called with 0 when there is nothing to
     *     do for a while and before work on another data set than the last, and with more after all work
     */
    public TrainingService(
            TrialRunner runner,
            BiFunction<Path, DatasetSpec, TestScore> scorer,
            LongConsumer giveMemoryBack,
            InputStream in,
            OutputStream out) {
        this.runner = runner;
        this.scorer = scorer;
        this.giveMemoryBack = giveMemoryBack;
        this.lines = new Lines<>(in, out, ToChild.class);
    }

    /**
     * Works on the calling thread, for ever.
     *
     * @param gone called on another thread once the server is gone; ends the process
     */
    public void serve(Runnable gone) throws InterruptedException, IOException {
        Thread.ofPlatform().name("server-reader").daemon().start(() -> {
            try {
                for (Optional<ToChild> next = lines.read(); next.isPresent(); next = lines.read()) {
                    sort(next.get());
                }
            } catch (IOException | RuntimeException broken) {
                LOG.error("the server cannot be understood", broken);
            }
            gone.run();
        });
        Optional<DatasetSpec> last = Optional.empty();
        while (true) {
            ToChild order = next();
            Optional<DatasetSpec> dataset = dataset(order);
            if (last.isPresent() && !last.equals(dataset)) {
                giveMemoryBack.accept(0);
            }
            last = dataset;
            lines.write(perform(order));
            giveMemoryBack.accept(ENOUGH_BYTES);
        }
    }

    private ToChild next() throws InterruptedException {
        ToChild soon = work.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        if (soon != null) {
            return soon;
        }
        giveMemoryBack.accept(0);
        return work.take();
    }

    private static Optional<DatasetSpec> dataset(ToChild order) {
        return switch (order) {
            case ToChild.Run(var task) -> Optional.of(task.dataset());
            case ToChild.Score(Path _, DatasetSpec dataset) -> Optional.of(dataset);
            case ToChild.Answer _, ToChild.Now _ -> Optional.empty();
        };
    }

    private void sort(ToChild message) {
        switch (message) {
            case ToChild.Answer(Verdict verdict) -> answers.add(verdict);
            case ToChild.Now(Verdict verdict) -> now.set(verdict);
            case ToChild.Run run -> {
                now.set(Verdict.CONTINUE);
                work.add(run);
            }
            case ToChild.Score score -> work.add(score);
        }
    }

    private FromChild perform(ToChild order) {
        try {
            return switch (order) {
                case ToChild.Run(var task) -> new FromChild.Ended(runner.run(task, this));
                case ToChild.Score(Path model, DatasetSpec dataset) ->
                    new FromChild.Scored(scorer.apply(model, dataset));
                case ToChild.Answer _, ToChild.Now _ -> throw new IllegalStateException("nothing to be done");
            };
        } catch (UnwrittenFile full) {
            LOG.warn("{}", full.getMessage());
            return new FromChild.Thrown(kind(full), full.getMessage());
        } catch (RuntimeException | Error failed) {
            if (failed instanceof Failure said) {
                LOG.info("{}", said.getMessage());
            } else {
                LOG.error("the training process failed", failed);
            }
            return new FromChild.Thrown(kind(failed), String.valueOf(failed.getMessage()));
        }
    }

    private static FromChild.Kind kind(Throwable failed) {
        return switch (failed) {
            case DamagedCheckpoint _ -> FromChild.Kind.DAMAGED_CHECKPOINT;
            case UnwrittenFile _ -> FromChild.Kind.UNWRITTEN_FILE;
            case Conflict _ -> FromChild.Kind.CONFLICT;
            default -> FromChild.Kind.OTHER;
        };
    }

    @Override
    public void started(Execution execution) {
        say(new FromChild.Started(execution));
    }

    @Override
    public void firstBatch() {
        say(new FromChild.FirstBatch());
    }

    @Override
    public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
        return ask(new FromChild.Measured(measurement, checkpoint));
    }

    @Override
    public void saved(int step, Path checkpoint) {
        Verdict unused = ask(new FromChild.Saved(step, checkpoint));
    }

    @Override
    public Verdict now() {
        return now.get();
    }

    private void say(FromChild message) {
        try {
            lines.write(message);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Verdict ask(FromChild message) {
        say(message);
        try {
            return answers.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Verdict.ABANDON;
        }
    }
}
