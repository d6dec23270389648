package dev.espalier.coordinator;

import dev.espalier.store.StoreFailure;
import dev.espalier.store.StudyStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the disk takes what is written, as the studies know it. While it does not, every study stands still: nothing is given
 * out or taken, no lease runs out and no time is counted. Used on the coordinator's event loop alone, so that it changes between
 * two of its turns and never within one.
 */
final class DiskWatch {
    /** Seconds from one try to write again to the next. */
    private static final int BETWEEN_TRIES = 2;

    private final StudyStore store;
    private final Studies studies;
    private Optional<StoreFailure> refusal = Optional.empty();
    private Duration since = Duration.ZERO;
    private Duration skipped = Duration.ZERO;
    private int looks;
    private boolean trying;

    DiskWatch(StudyStore store, Studies studies) {
        this.store = store;
        this.studies = studies;
    }

    /** Why nothing can be stored at present. */
    Optional<StoreFailure> refusal() {
        return refusal;
    }

    /** The disk refused. */
    void refused(StoreFailure why) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(why);
            since = studies.uptime();
            skipped = Duration.ZERO;
            looks = 0;
            studies.standStill();
        }
    }

    /**
     * Looks whether it refused somebody else, or takes something again; to be called once a second.
     *
     * @param skip how far the time moved since the last look, beyond what went by
     */
    void look(Duration skip) {
        store.refusal().ifPresent(this::refused);
        if (refusal.isEmpty()) {
            return;
        }
        skipped = skipped.plus(skip);
        looks++;
        if (looks % BETWEEN_TRIES == 0 && !trying) {
            trying = true;
            studies.executeBlocking(store::recover).onComplete(writable -> {
                trying = false;
                if (writable.succeeded() && writable.result()) {
                    refusal = Optional.empty();
                    studies.goOn(studies.uptime().minus(since).plus(skipped));
                }
            });
        }
    }
}
