package dev.espalier.coordinator;

import dev.espalier.store.StoreFailure;
import dev.espalier.study.StudyChange;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a study's actor needs of the world. */
interface ActorSurroundings {
    /** The time to show and to keep. */
    Instant now();

    /** The time that decides how long a holder was silent. */
    Duration uptime();

    /** A fencing token that was never given before. */
    String token();

    /** Runs a sampler off the event loop, each study's in its turn; the future completes on it. */
    <T> Future<T> propose(Callable<T> sampler);

    /** Why nothing can be stored at present; it does not change within a turn of the event loop. */
    Optional<StoreFailure> refusal();

    /** Done on the event loop once the change is durable. */
    Future<Void> write(StudyChange change);

    /** The transition is durable: tell whoever listens and perform its commands. */
    void performed(StudyActor actor, Transition transition);

    /** A change could not be made durable, so that what the actor holds is not what is stored. */
    void distrust(StudyActor actor, Throwable problem);
}
