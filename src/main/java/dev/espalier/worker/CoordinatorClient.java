package dev.espalier.worker;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Description;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.Finish;
import dev.espalier.bus.Messages.GiveBack;
import dev.espalier.bus.Messages.Kept;
import dev.espalier.bus.Messages.Report;
import dev.espalier.bus.Messages.Saved;
import dev.espalier.bus.Messages.Verdict;
import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.ReturnCause;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinator as a running attempt sees it, on the attempt's own thread. What is reported blocks until it is durable
 * there; what got no answer is said again, for saying it twice changes nothing. While nothing can be stored it waits.
 */
final class CoordinatorClient {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorClient.class);
    private static final int STALE = 409;
    private static final int UNAVAILABLE = 503;
    private static final long PAUSE_MILLISECONDS = 1_000;
    private static final int TRIES = 5;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setSendTimeout(20_000);

    private final Vertx vertx;
    private final Assignment assignment;
    private volatile boolean dropped;

    CoordinatorClient(Vertx vertx, Assignment assignment) {
        this.vertx = vertx;
        this.assignment = assignment;
    }

    /** The lease is void: the attempt is to be dropped. */
    static final class Stale extends Exception {
        private static final long serialVersionUID = 1L;

        Stale(String reason) {
            super(reason);
        }
    }

    /** Whoever waits for there to be room waits no more; from any thread. */
    void drop() {
        dropped = true;
    }

    /** Does not wait: training need not begin later for what only readers want to know. */
    void describe(Execution execution) {
        vertx.eventBus()
                .send(
                        Address.DESCRIBE,
                        new Description(assignment.study(), assignment.number(), assignment.lease(), execution));
    }

    Verdict report(Measurement measurement, Optional<String> checkpoint) throws Stale {
        return ask(
                Address.REPORT,
                new Report(assignment.study(), assignment.number(), assignment.lease(), measurement, checkpoint));
    }

    void saved(int step, String checkpoint) throws Stale {
        Done unused = ask(
                Address.SAVED,
                new Saved(assignment.study(), assignment.number(), assignment.lease(), step, checkpoint));
    }

    void finish(Outcome outcome) throws Stale {
        Done unused =
                ask(Address.FINISH, new Finish(assignment.study(), assignment.number(), assignment.lease(), outcome));
    }

    /** The attempt ends, and the trial may be given to another worker or come again. */
    void giveBack(ReturnCause cause, String reason) throws Stale {
        Done unused = ask(Address.GIVE_BACK, giveBack(assignment, cause, reason));
    }

    static GiveBack giveBack(Assignment assignment, ReturnCause cause, String reason) {
        return new GiveBack(assignment.study(), assignment.number(), assignment.lease(), cause, reason);
    }

    /** The model with what a stopped attempt learned is in its place. */
    void kept() throws Stale {
        Done unused = ask(Address.KEPT, new Kept(assignment.study(), assignment.number(), assignment.lease()));
    }

    private <T> T ask(String address, Object message) throws Stale {
        String problem = "";
        int turn = 0;
        while (turn < TRIES) {
            Future<Message<T>> answer = vertx.eventBus().request(address, message, OPTIONS);
            try {
                return answer.toCompletionStage().toCompletableFuture().get().body();
            } catch (ExecutionException failed) {
                problem = String.valueOf(failed.getCause().getMessage());
                switch (code(failed.getCause())) {
                    case STALE -> throw new Stale(problem);
                    case UNAVAILABLE -> pause(problem);
                    default -> {
                        turn++;
                        LOG.warn("{} got no answer: {}", address, problem);
                    }
                }
            } catch (InterruptedException stopped) {
                throw stopped();
            }
        }
        throw new Stale("the coordinator did not answer: " + problem);
    }

    /** The recipient's; 0 where it did not answer. */
    private static int code(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                ? reply.failureCode()
                : 0;
    }

    private void pause(String problem) throws Stale {
        if (dropped) {
            throw new Stale("the attempt is dropped: " + problem);
        }
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw stopped();
        }
    }

    private static Stale stopped() {
        Thread.currentThread().interrupt();
        return new Stale("the worker stops");
    }
}
