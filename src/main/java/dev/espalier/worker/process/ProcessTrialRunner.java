package dev.espalier.worker.process;

import dev.espalier.study.Conflict;
import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.prediction.TestScore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs attempts in a process of their own, which is started when there is work, kept between attempts, since it holds data
 * sets and a loaded engine, and ended when it was idle for a while or came to hold too much memory.
 */
public final class ProcessTrialRunner implements TrialRunner {
    private static final long LOOK_MILLISECONDS = 20;

    private final Supplier<TrainingProcess> starter;
    private final Limits limits;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("training-process-timer").factory());
    private Optional<TrainingProcess> child = Optional.empty();
    private Optional<Future<?>> ending = Optional.empty();
    private boolean working;

    /**
     * When a process is ended though nothing is wrong with it.
     *
     * @param idle how long it may have nothing to do
     * @param residentBytes the memory that it may hold between two attempts
     */
    public record Limits(Duration idle, long residentBytes) {}

    /** @param launch of a process that does {@link TrainingService#serve} */
    public ProcessTrialRunner(Launch launch, Limits limits) {
        this.starter = () -> TrainingProcess.start(launch.command(), launch.environment());
        this.limits = limits;
    }

    /** @throws ProcessDied if the process ends before the attempt does */
    @Override
    public TrialResult run(TrialTask task, TrialListener listener) {
        return use(process -> {
            process.send(new ToChild.Run(task));
            Verdict told = Verdict.CONTINUE;
            while (true) {
                Optional<FromChild> next = process.receive(LOOK_MILLISECONDS);
                Verdict now = listener.now();
                if (now != told) {
                    process.send(new ToChild.Now(now));
                    told = now;
                }
                if (next.isPresent()) {
                    Optional<TrialResult> result = hear(next.get(), process, listener);
                    if (result.isPresent()) {
                        return result.get();
                    }
                }
            }
        });
    }

    private static Optional<TrialResult> hear(FromChild message, TrainingProcess process, TrialListener listener) {
        switch (message) {
            case FromChild.Started(var execution) -> listener.started(execution);
            case FromChild.FirstBatch _ -> listener.firstBatch();
            case FromChild.Measured(var measurement, var checkpoint) ->
                process.send(new ToChild.Answer(listener.measured(measurement, checkpoint)));
            case FromChild.Saved(int step, Path checkpoint) -> {
                listener.saved(step, checkpoint);
                process.send(new ToChild.Answer(Verdict.CONTINUE));
            }
            case FromChild.Ended(TrialResult result) -> {
                return Optional.of(result);
            }
            case FromChild.Thrown thrown -> throw failure(thrown);
            case FromChild.Scored _ -> throw new IllegalStateException("a score was not asked for");
        }
        return Optional.empty();
    }

    private static RuntimeException failure(FromChild.Thrown thrown) {
        return switch (thrown.kind()) {
            case DAMAGED_CHECKPOINT -> new DamagedCheckpoint(thrown.message());
            case UNWRITTEN_FILE -> new UnwrittenFile(thrown.message());
            case CONFLICT -> new Conflict(thrown.message());
            case OTHER -> new ProcessDied(thrown.message());
        };
    }

    /**
     * Measures a model on its data set's test split.
     *
     * @throws ProcessDied if that fails
     */
    public TestScore score(Path model, DatasetSpec dataset) {
        return use(process -> {
            process.send(new ToChild.Score(model, dataset));
            Optional<FromChild> answer = Optional.empty();
            while (answer.isEmpty()) {
                answer = process.receive(TimeUnit.MINUTES.toMillis(1));
            }
            return switch (answer.get()) {
                case FromChild.Scored(TestScore score) -> score;
                case FromChild.Thrown thrown -> throw failure(thrown);
                case FromChild.Started _,
                        FromChild.FirstBatch _,
                        FromChild.Measured _,
                        FromChild.Saved _,
                        FromChild.Ended _ -> throw new IllegalStateException("no attempt was asked for");
            };
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(TrainingProcess process) throws InterruptedException;
    }

    /** After an exception, of the listener's too, nobody knows what the process does: it is ended. */
    private <T> T use(Work<T> work) {
        TrainingProcess process = take();
        boolean done = false;
        try {
            T result = work.with(process);
            done = true;
            return result;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProcessDied("the worker stops");
        } finally {
            if (done) {
                rest(process);
            } else {
                end();
            }
        }
    }

    private synchronized TrainingProcess take() {
        ending.ifPresent(future -> future.cancel(false));
        ending = Optional.empty();
        working = true;
        if (child.filter(TrainingProcess::isAlive).isEmpty()) {
            child = Optional.of(starter.get());
        }
        return child.get();
    }

    private synchronized void rest(TrainingProcess process) {
        working = false;
        if (process.residentBytes() > limits.residentBytes()) {
            end();
        } else {
            ending = Optional.of(timer.schedule(this::endIfIdle, limits.idle().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** A timer that went off while work came in must not end the process that does it. */
    private synchronized void endIfIdle() {
        if (!working) {
            end();
        }
    }

    private synchronized void end() {
        child.ifPresent(TrainingProcess::close);
        child = Optional.empty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        end();
    }
}
