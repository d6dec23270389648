package dev.espalier.store;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Studies on disk. Methods block; all are safe for use by several threads. */
public interface StudyStore extends AutoCloseable {

    /** Writes the changes in order, all or none; durable once it returns. */
    void commit(List<StudyChange> changes);

    /** The state that a study carries on from, as last committed. */
    Optional<StudyState> load(String study);

    /** Studies that are running or paused, oldest first. */
    List<String> unfinished();

    /** Removes a study and all its rows; one that is not there is no error. */
    void delete(String study);

    /** The state and the counts of one study. */
    Optional<StudyRow> study(String study);

    /** Studies, newest first. */
    Page<StudyRow> studies(Optional<StudyStatus> status, PageRequest page);

    /**
     * The trials of a study.
     *
     * @param query filter and order
     */
    Page<TrialRow> trials(String study, TrialQuery query, PageRequest page);

    Optional<TrialRow> trial(String study, int number);

    /** Complete trials by loss, then pruned ones by loss, ties by number: the leaderboard of the first objective. */
    Page<TrialRow> leaderboard(String study, PageRequest page);

    /** Measurements of one trial, or of all when empty, changed after journal position {@code after}, by position. */
    List<MeasurementRow> measurements(String study, Optional<Integer> trial, long after, int limit);

    /** Attempts of a trial in order. */
    List<AttemptRow> attempts(String study, int trial);

    /** The trials changed after journal position {@code after}, by position of their last change. */
    List<TrialRow> trialsChangedAfter(String study, long after, int limit);

    /** The journal from {@code from} on, in order. */
    List<StudyEvent> journal(String study, long from, int limit);

    /** Moves the expiry of a running trial's lease. Not journalled. */
    void renewLease(String study, int trial, Instant expiresAt);

    /** Registers or, under a name in use, replaces a data set. */
    void putDataset(DatasetRow dataset);

    Optional<DatasetRow> dataset(String name);

    Page<DatasetRow> datasets(PageRequest page);

    /**
     * The answer already given to a request that carried this idempotency key.
     *
     * @return the answer remembered for the key; empty when the key is new
     */
    Optional<RememberedAnswer> remembered(String key);

    void remember(String key, RememberedAnswer answer);

    @Override
    void close();

    /** One page of a list; {@code next} is the cursor of the next, empty at the end. */
    record Page<T>(List<T> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param limit 1 to 1000
     * @param cursor {@code next} of the page before; one that was not given out here is an {@link
     *     dev.espalier.study.InvalidInput} at path {@code cursor}
     */
    record PageRequest(int limit, Optional<String> cursor) {}

    /** A study without its trials: {@code state.trials()} is empty. */
    record StudyRow(StudyState state, Counts counts, Optional<TrialRow> best) {}

    /** Trials by state. */
    record Counts(int waiting, int running, int paused, int complete, int pruned, int failed, int cancelled) {}

    /** A trial (its curve left empty) and the journal position of its last change. */
    record TrialRow(Trial trial, long position) {}

    /** A measurement and what was decided on it; {@code standing} is false once a later attempt took its place. */
    record MeasurementRow(long position, Instant at, StudyChange.Decided decided, Standing standing) {}

    /** Whether a measurement counts. */
    enum Standing {
        STANDING,
        SUPERSEDED
    }

    /** One run of a trial; {@code outcome} in plain words, {@code running} while it runs. */
    record AttemptRow(
            int attempt,
            String worker,
            int from,
            int to,
            Instant startedAt,
            Optional<Instant> endedAt,
            String outcome) {}

    record DatasetRow(DatasetSpec spec, DatasetDescription description, Instant createdAt) {}

    /** An answer kept for its idempotency key; {@code fingerprint} is the SHA-256 of the request it answered. */
    record RememberedAnswer(String fingerprint, int status, String location, String body) {}

    /** Filter and order of a list of trials; {@code sort} is number, value, duration, or a metric's or parameter's name. */
    record TrialQuery(Optional<dev.espalier.study.TrialState> state, String sort, Order order) {
        public static final TrialQuery BY_NUMBER = new TrialQuery(Optional.empty(), "number", Order.ASCENDING);
    }

    enum Order {
        ASCENDING,
        DESCENDING
    }
}
