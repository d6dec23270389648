package dev.espalier.http.limits;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** A pool for each kind of long work, so that no kind keeps another from being done. */
public record WorkPools(WorkPool checks, WorkPool registrations, WorkPool analyses, WorkPool replays) {

    /** To be called on the event loop that uses them. */
    public static WorkPools open(Vertx vertx) {
        return new WorkPools(
                new WorkPool(vertx, WorkLimits.CHECKS),
                new WorkPool(vertx, WorkLimits.REGISTRATIONS),
                new WorkPool(vertx, WorkLimits.ANALYSES),
                new WorkPool(vertx, WorkLimits.REPLAYS));
    }

    /** Gives up all work; done once it has ended. */
    public Future<Void> close() {
        return Future.all(List.of(checks.close(), registrations.close(), analyses.close(), replays.close()))
                .mapEmpty();
    }
}
