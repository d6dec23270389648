package dev.espalier.store;

import dev.espalier.study.StudyChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Commits the changes of many studies together, so that each costs a part of one wait for the disk: while one group is
 * written, the next gathers. Writes are committed in the order in which they were accepted.
 *
 * <p>A group that fails is written again one write at a time, so that only the write at fault fails, and with it those later
 * ones of its study that build on it: the store takes no change that does not follow on the one before.
 */
public final class GroupCommitWriter implements AutoCloseable {
    /** Writes that may wait; beyond that a caller is told to come back, rather than memory filled. */
    public static final int DEFAULT_CAPACITY = 4096;

    /** Writes committed in one transaction. */
    public static final int DEFAULT_GROUP = 256;

    private record Write(List<StudyChange> changes, CompletableFuture<Void> done) {}

    private final Consumer<List<StudyChange>> committer;
    private final int capacity;
    private final int group;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Write> waiting = new ArrayDeque<>();
    private boolean closed;

    public GroupCommitWriter(StudyStore store) {
        this(store, DEFAULT_CAPACITY, DEFAULT_GROUP);
    }

    /**
     * @param capacity writes that may wait, at least 1
     * @param group writes committed in one transaction, at least 1
     */
    public GroupCommitWriter(StudyStore store, int capacity, int group) {
        this(store::commit, capacity, group);
    }

    /** @param committer commits all of the changes or none, or throws */
    GroupCommitWriter(Consumer<List<StudyChange>> committer, int capacity, int group) {
        this.committer = committer;
        this.capacity = capacity;
        this.group = group;
        this.thread = Thread.ofPlatform().name("store-writer").start(this::run);
    }

    /**
     * Hands the changes over, to be committed all or none; never blocks.
     *
     * @return completed on the writing thread once they are durable, or exceptionally with what went wrong: {@link TooBusy}
     *     at once when too many wait already or the writer is closed, {@link StoreFailure} when the store refuses. What
     *     depends on it runs on the writing thread and must not block it
     */
    public CompletableFuture<Void> write(List<StudyChange> changes) {
        Write write = new Write(List.copyOf(changes), new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                throw new TooBusy("The server is shutting down.");
            }
            if (waiting.size() == capacity) {
                throw new TooBusy("More is reported than can be written: " + capacity + " writes wait already.");
            }
            waiting.add(write);
            changed.signal();
            return write.done();
        } catch (TooBusy refusal) {
            return CompletableFuture.failedFuture(refusal);
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was accepted, then stops. The store stays open. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        Threads.joinUninterruptibly(thread);
    }

    private void run() {
        for (List<Write> next = next(); !next.isEmpty(); next = next()) {
            commit(next);
        }
    }

    /** The next group, waited for; empty when there will be none. */
    private List<Write> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Write> next = new ArrayList<>();
            while (!waiting.isEmpty() && next.size() < group) {
                next.add(waiting.remove());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Write> writes) {
        try {
            committer.accept(
                    writes.stream().flatMap(write -> write.changes().stream()).toList());
        } catch (RuntimeException | Error e) {
            if (writes.size() == 1) {
                writes.getFirst().done().completeExceptionally(e);
            } else {
                writes.forEach(write -> commit(List.of(write)));
            }
            return;
        }
        writes.forEach(write -> write.done().complete(null));
    }
}
