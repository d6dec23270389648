package dev.espalier.coordinator;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.store.StoreFailure;
import dev.espalier.study.Configuration;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Lease;
import dev.espalier.study.Lineage;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.LeaseLost;
import dev.espalier.study.StudyEvent.SpaceExhausted;
import dev.espalier.study.StudyEvent.StudyAmended;
import dev.espalier.study.StudyEvent.StudyFailed;
import dev.espalier.study.StudyEvent.TimeExpired;
import dev.espalier.study.StudyEvent.TimeSkipped;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One study that runs: the one writer of its journal. Everything here happens on the coordinator's event loop; the sampler
 * alone works beside it, on a snapshot.
 */
final class StudyActor {
    private final StudyMachine machine;
    private final ActorSurroundings surroundings;
    private final Duration leaseDuration;
    private final Map<Integer, Duration> expiries = new HashMap<>();
    private final Set<Integer> overdue = new HashSet<>();
    private final Deque<Ask> asks = new ArrayDeque<>();
    private Submission submission;
    private StudyState state;
    private Future<Void> lastWrite = Future.succeededFuture();
    private Future<?> lastTurn = Future.succeededFuture();
    /** Told that nobody waits for the proposal under way; empty while none is. */
    private Optional<AtomicBoolean> proposing = Optional.empty();

    private boolean closed;
    private boolean removed;

    private record Ask(String holder, Promise<Optional<Trial>> answer) {}

    StudyActor(Submission submission, StudyState state, Duration leaseDuration, ActorSurroundings surroundings) {
        this.submission = submission;
        this.machine = submission.machine();
        this.state = state;
        this.leaseDuration = leaseDuration;
        this.surroundings = surroundings;
        state.trials().stream().filter(Trial::isHeld).forEach(trial -> renew(trial.number()));
    }

    StudyState state() {
        return state;
    }

    /** The data set that a built-in trainer's study trains on. */
    Optional<DatasetSpec> dataset() {
        return submission.dataset();
    }

    SearchSpace space() {
        return submission.space();
    }

    /** Done once all that this actor has written so far is durable. */
    Future<Void> durable() {
        return lastWrite;
    }

    /** Applies the event now; done once it is durable. */
    Future<StudyState> record(StudyEvent event) {
        return keep(apply(event));
    }

    /** The same, asked for by {@code request}, which is written with it. */
    Future<StudyState> record(StudyEvent event, Optional<RequestKey> request) {
        return keep(apply(event).by(request));
    }

    /** What the event makes of the state; nothing is changed yet. */
    Transition apply(StudyEvent event) {
        return machine.apply(state, event);
    }

    /**
     * Makes the transition the state; done once it is durable. While nothing can be stored, nothing is changed. Fails with {@link
     * UnknownThing} once the study is removed.
     */
    Future<StudyState> keep(Transition transition) {
        if (removed) {
            return Future.failedFuture(new UnknownThing("study", state.id()));
        }
        Optional<StoreFailure> refusal = surroundings.refusal();
        if (refusal.isPresent()) {
            return Future.failedFuture(refusal.get());
        }
        state = transition.state();
        if (state.status() != StudyStatus.RUNNING || state.ending().isPresent()) {
            dropProposal();
        }
        if (transition.change().event() instanceof StudyAmended) {
            // As it would be after a restart, so that what is proposed does not hang on whether there was one.
            submission = submission.amended(state.spec());
        }
        Future<Void> write = surroundings.write(transition.change());
        // One that is refused at once waits for those accepted before it, and takes those after it down with it.
        lastWrite = lastWrite.compose(_ -> write).onFailure(problem -> surroundings.distrust(this, problem));
        return lastWrite.map(_ -> {
            surroundings.performed(this, transition);
            return transition.state();
        });
    }

    /** Gives nothing from now on: the study is gone, or the server closes. */
    void close() {
        closed = true;
        dropProposal();
    }

    /**
     * Gives and records nothing from now on: the study is to be deleted, and what is under way for it, such as a winner's score,
     * comes too late. Done once what was recorded before is written, or has failed to be.
     */
    Future<Void> remove() {
        close();
        removed = true;
        return lastWrite.otherwiseEmpty();
    }

    private void dropProposal() {
        proposing.ifPresent(isDropped -> isDropped.set(true));
    }

    /** Begins {@code work} once what was begun so before is over: it looks up what the one before may change. */
    <T> Future<T> inTurn(Supplier<Future<T>> work) {
        Future<T> turn = lastTurn.transform(_ -> work.get());
        lastTurn = turn;
        return turn;
    }

    /** A running trial for {@code holder}: one that waits, or a new one; empty when there is nothing at present. */
    Future<Optional<Trial>> lease(String holder) {
        Ask ask = new Ask(holder, Promise.promise());
        asks.add(ask);
        try {
            serve();
        } catch (RuntimeException problem) {
            asks.remove(ask);
            throw problem;
        }
        return ask.answer().future();
    }

    /** The holder of a running trial lives. */
    Instant renew(int number) {
        expiries.put(number, surroundings.uptime().plus(leaseDuration));
        overdue.remove(number);
        return surroundings.now().plus(leaseDuration);
    }

    /** Nothing could be stored for so long: no holder was silent, and no time is counted. */
    void goOn(Duration stoodStill) {
        state.trials().stream().filter(Trial::isHeld).forEach(trial -> {
            Instant unused = renew(trial.number());
        });
        if (!stoodStill.isZero()) {
            skip(stoodStill);
        }
    }

    /** The times given from now on are {@code by} so much later than those before. */
    void skip(Duration by) {
        if (state.runningSince().isPresent() || state.trials().count(TrialState.RUNNING) > 0) {
            record(new TimeSkipped(surroundings.now(), by));
        }
    }

    /**
     * Gives up the leases whose time is over, and ends the study whose time is over. A lease is given up at the second look
     * that finds it over, so that what waited to be heard while the server stood still was heard before.
     */
    void tick() {
        Instant now = surroundings.now();
        if (machine.isTimeUp(state, now)) {
            record(new TimeExpired(now));
        }
        expiries.keySet().removeIf(number -> !state.trials().get(number).isHeld());
        overdue.retainAll(expiries.keySet());
        Duration uptime = surroundings.uptime();
        Map.copyOf(expiries).forEach((number, expiry) -> {
            if (expiry.compareTo(uptime) < 0 && !overdue.add(number)) {
                Trial trial = state.trials().get(number);
                String reason = "lost its holder " + trial.worker().orElse("") + ": silent for " + leaseDuration;
                record(new LeaseLost(now, number, trial.attempt(), reason));
            }
        });
    }

    private void serve() {
        while (!asks.isEmpty() && proposing.isEmpty()) {
            Optional<StoreFailure> refusal = surroundings.refusal();
            if (refusal.isPresent()) {
                asks.poll().answer().fail(refusal.get());
                continue;
            }
            switch (closed ? new Next.Nothing("closed") : machine.next(state)) {
                case Next.Existing existing -> start(state.trials().get(existing.number()), existing);
                case Next.Inherit inherit -> start(Offspring.of(submission.space(), state, inherit), inherit);
                case Next.Propose propose -> propose(propose);
                case Next.Nothing _ -> asks.poll().answer().complete(Optional.empty());
            }
        }
    }

    private void start(Trial trial, Next.Existing existing) {
        start(
                trial.number(),
                trial.attempt() + 1,
                trial.configuration(),
                trial.resumeStep(),
                existing.to(),
                trial.seen(),
                existing.reason(),
                Optional.empty());
    }

    private void start(Offspring child, Next.Inherit inherit) {
        start(
                child.number(),
                1,
                child.configuration(),
                inherit.step(),
                inherit.to(),
                state.position(),
                inherit.reason(),
                Optional.of(child.lineage()));
    }

    private void start(
            int number,
            int attempt,
            Configuration configuration,
            int from,
            int to,
            long seen,
            String reason,
            Optional<Lineage> lineage) {
        Ask ask = asks.poll();
        Instant expiry = renew(number);
        Lease lease = new Lease(surroundings.token(), ask.holder(), expiry, from, to);
        record(new TrialStarted(surroundings.now(), number, attempt, configuration, lease, seen, reason, lineage))
                .map(after -> Optional.of(after.trials().get(number)))
                .onComplete(ask.answer());
    }

    private void propose(Next.Propose propose) {
        AtomicBoolean isDropped = new AtomicBoolean();
        proposing = Optional.of(isDropped);
        StudyState snapshot = state;
        // Taken here and not beside the event loop: an amendment meanwhile puts another in its place.
        Submission asked = submission;
        surroundings
                .propose(() -> asked.sampler()
                        .suggest(
                                asked.space(),
                                History.of(snapshot),
                                RandomSource.whileWanted(
                                        RandomSource.forTrial(
                                                snapshot.spec().seed(),
                                                snapshot.trials().size()),
                                        () -> !isDropped.get())))
                .onComplete(result -> {
                    proposing = Optional.empty();
                    if (result.succeeded()) {
                        proposed(snapshot, propose, result.result());
                    } else if (isDropped.get()) {
                        // It may have been in the middle of learning, so another takes its place.
                        submission = submission.amended(state.spec());
                    } else {
                        // The same snapshot would fail the same way for ever, so the study says so and ends.
                        String reason = "the sampler failed: " + result.cause();
                        record(new StudyFailed(surroundings.now(), reason));
                    }
                    serve();
                });
    }

    private void proposed(StudyState snapshot, Next.Propose propose, Optional<Configuration> configuration) {
        boolean stillWanted = machine.next(state) instanceof Next.Propose
                && state.trials().size() == snapshot.trials().size();
        if (!stillWanted) {
            return;
        }
        if (configuration.isEmpty()) {
            record(new SpaceExhausted(surroundings.now()));
            return;
        }
        start(
                snapshot.trials().size(),
                1,
                configuration.get(),
                0,
                propose.to(),
                snapshot.position(),
                propose.reason(),
                Optional.empty());
    }
}
