package dev.espalier.http.limits;

import dev.espalier.study.Cancellation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A few threads for one kind of long work, so that it takes none from other requests. Of more than a few pieces of work that
 * wait, the next is refused. Work ends with the request that asked for it, or when its time is over. One event loop's.
 */
public final class WorkPool {
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final WorkLimits limits;
    private final WorkerExecutor threads;
    private final Set<Task> underWay = new LinkedHashSet<>();
    private final Promise<Void> closed = Promise.promise();
    private boolean isClosing;

    /** To be made on the event loop that uses it. */
    public WorkPool(Vertx vertx, WorkLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
        // Vert.x's own alarm would log the stack of everything that takes long.
        this.threads = vertx.createSharedWorkerExecutor(limits.name(), limits.threads(), 1, TimeUnit.DAYS);
    }

    /** What is done for one request. */
    private static final class Task {
        private volatile boolean isWanted = true;

        void check() {
            if (!isWanted) {
                throw Overload.ofRequests("The work was given up.");
            }
        }
    }

    /**
     * Does {@code work} beside the event loop, in which {@link Cancellation#check} throws once it is no longer wanted.
     *
     * @return fails with an {@link Overload} if too much waits, or it waits too long, or if it takes longer than it may
     */
    public <T> Future<T> run(RoutingContext request, Callable<T> work) {
        if (isClosing || underWay.size() >= limits.threads() + limits.waiting()) {
            return Future.failedFuture(Overload.ofRequests(limits.full()));
        }
        Task task = new Task();
        underWay.add(task);
        request.addEndHandler(_ -> task.isWanted = false);
        Promise<T> answer = Promise.promise();
        Promise<Void> begun = Promise.promise();
        giveUpLater(task, answer, Overload.ofRequests(limits.full()), begun.future());
        begun.future().onSuccess(_ -> giveUpLater(task, answer, Overload.ofTime(limits.late()), answer.future()));
        threads.executeBlocking(
                        () -> {
                            begun.complete();
                            task.check();
                            return Cancellation.call(task::check, work::call);
                        },
                        false)
                .onComplete(result -> {
                    underWay.remove(task);
                    if (isClosing && underWay.isEmpty()) {
                        closed.tryComplete();
                    }
                    if (result.succeeded()) {
                        answer.tryComplete(result.result());
                    } else {
                        answer.tryFail(result.cause());
                    }
                });
        return answer.future();
    }

    /** Gives a task up after the longest time that one may take, unless {@code end} comes before. */
    private void giveUpLater(Task task, Promise<?> answer, Overload reason, Future<?> end) {
        long timer = vertx.setTimer(limits.longest().toMillis(), _ -> {
            if (!end.isComplete()) {
                task.isWanted = false;
                answer.tryFail(reason);
            }
        });
        Future.any(end, answer.future()).onComplete(_ -> vertx.cancelTimer(timer));
    }

    /** Gives all work up; done once it has ended, so that none reads the database when that is closed. */
    public Future<Void> close() {
        isClosing = true;
        underWay.forEach(task -> task.isWanted = false);
        if (underWay.isEmpty()) {
            closed.tryComplete();
        }
        vertx.setTimer(LAST_WAIT.toMillis(), _ -> closed.tryComplete());
        return closed.future();
    }
}
