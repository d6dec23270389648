package dev.espalier.trainer.loop;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Streamed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads the batches of one pass over some examples, a few ahead of the one that is asked for, so that the engine need not
 * wait for the disk. No more than {@link #AHEAD} batches are held. Used by one thread.
 */
final class ReadAhead {
    private static final int AHEAD = 2;

    private final Streamed inputs;
    private final Batches batches;
    private final Deque<FutureTask<Inputs>> running = new ArrayDeque<>();
    private int first;

    ReadAhead(Streamed inputs, Batches batches) {
        this.inputs = inputs;
        this.batches = batches;
    }

    /** Whether it reads for {@code other}. */
    boolean isOf(Batches other) {
        return batches == other;
    }

    /**
     * The inputs of one batch. To ask for the batches in their order is fast; any other order is right.
     *
     * @throws dev.espalier.dataset.io.DatasetFailure if one of its examples cannot be read
     */
    Inputs take(int number) {
        if (number < first || number >= first + Math.max(1, running.size())) {
            stop();
            first = number;
        }
        while (first < number) {
            running.removeFirst().cancel(true);
            first++;
        }
        fill();
        FutureTask<Inputs> wanted = running.removeFirst();
        first++;
        fill();
        return result(wanted);
    }

    private void fill() {
        while (running.size() < AHEAD && first + running.size() < batches.count()) {
            int[] rows = batches.rows(first + running.size());
            FutureTask<Inputs> task = new FutureTask<>(() -> inputs.read(rows));
            running.addLast(task);
            Thread.ofVirtual().name("read-ahead").start(task);
        }
    }

    /** Gives up what was begun. */
    void stop() {
        running.forEach(task -> task.cancel(true));
        running.clear();
    }

    private static Inputs result(FutureTask<Inputs> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while examples were read", interrupted);
        }
    }
}
