package dev.espalier.store;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Studies on disk. Methods block; all are safe for use by several threads. */
public interface StudyStore extends AutoCloseable {

    /**
     * Writes the changes in order, all or none; durable once it returns. The changes of one study follow on each other and
     * on what is committed, position by position, so that a change lost on the way can never be passed over.
     *
     * @throws StoreFailure when they do not, or the database fails
     */
    void commit(List<StudyChange> changes);

    /**
     * The state that a study carries on from, as last committed.
     *
     * @throws dev.espalier.study.UnreadableStudy when what is stored of it makes no sense
     */
    Optional<StudyState> load(String study);

    /** The same with no trials, also where those cannot be read. */
    Optional<StudyState> withoutTrials(String study);

    /** Studies that are running or paused, oldest first. */
    List<String> unfinished();

    /**
     * Removes a study, at once and for good, and then its rows, letting other writes in between; one that is not there is no
     * error.
     */
    void delete(String study);

    /** Whether some trial that ended has weights that are not in its model: handed in by nobody yet, or in a checkpoint. */
    boolean hasLooseWeights(String study);

    /** The state and the counts of one study. */
    Optional<StudyRow> study(String study);

    /** Studies, newest first. */
    Page<StudyRow> studies(Optional<StudyStatus> status, PageRequest page);

    /**
     * The trials of a study; those that have nothing to sort by come last, ties by number. A trial that is added or
     * changed while pages are read moves no other from one page to another.
     *
     * @param query filter and order; a {@code sort} that names nothing is an {@link InvalidInput} that
     *     lists what can be sorted by
     */
    Page<TrialRow> trials(String study, TrialQuery query, PageRequest page);

    Optional<TrialRow> trial(String study, int number);

    /** Complete trials by loss, then pruned ones by loss, ties by number: the leaderboard of the first objective. */
    Page<TrialRow> leaderboard(String study, PageRequest page);

    /**
     * Measurements of one trial, or of all when empty, changed after journal position {@code after}, by position of their
     * last change. More than {@code limit} only to keep those of one position together, so that the last one's position
     * is where to carry on.
     */
    List<MeasurementRow> measurements(String study, Optional<Integer> trial, long after, int limit);

    /** What stands of one step of a trial; empty where nothing was reported for it. */
    Optional<MeasurementRow> measurement(String study, int trial, int step);

    /** Attempts of a trial in order. */
    List<AttemptRow> attempts(String study, int trial);

    /**
     * The trials changed after journal position {@code after}, by position of their last change. More than {@code limit}
     * only to keep those of one position together, so that the last one's position is where to carry on.
     */
    List<TrialRow> trialsChangedAfter(String study, long after, int limit);

    /** The journal from {@code from} on, in order. */
    List<StudyEvent> journal(String study, long from, int limit);

    /** Registers or, under a name in use, replaces a data set. */
    void putDataset(DatasetRow dataset);

    Optional<DatasetRow> dataset(String name);

    /** Data sets by name. */
    Page<DatasetRow> datasets(PageRequest page);

    /** What was done for the request under this key; empty when the key is new, or older than a day. */
    Optional<RememberedRequest> remembered(String key);

    /**
     * Remembers for a day what was answered; an answer already given under the key stays. May be lost when the machine, not
     * only the process, dies soon after: the change that the request asked for is not, and its key with it.
     */
    void remember(RequestKey request, RememberedAnswer answer);

    /**
     * Why nothing can be written at present: the disk refused. Until {@link #recover} finds that it takes something again, every
     * write is refused and changes nothing, and reads go on from what was committed. Does not block.
     */
    Optional<StoreFailure> refusal();

    /** Looks whether the disk takes something again. @return whether writes are taken */
    boolean recover();

    @Override
    void close();

    /**
     * One page of a list.
     *
     * @param next the cursor of the next page, empty at the end
     * @param before how many items the pages before this one held, so that its first item's rank is one more
     */
    record Page<T>(List<T> items, Optional<String> next, int before) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param limit 1 to 1000
     * @param cursor {@code next} of the page before; one that was not given out here is an {@link
     *     InvalidInput} at path {@code cursor}
     */
    record PageRequest(int limit, Optional<String> cursor) {
        public PageRequest {
            if (limit < 1 || limit > 1000) {
                throw new InvalidInput("limit", "must be from 1 to 1000, but is " + limit);
            }
        }

        /** The first page. */
        public static PageRequest first(int limit) {
            return new PageRequest(limit, Optional.empty());
        }
    }

    /**
     * A study without its trials: {@code state.trials()} is empty.
     *
     * @param complete the complete trial with the least loss of those that left what they learned, its curve included
     * @param stopped the pruned one, likewise; none of a client's
     */
    record StudyRow(StudyState state, Counts counts, Optional<TrialRow> complete, Optional<TrialRow> stopped) {}

    /** Trials by state. */
    record Counts(int waiting, int running, int paused, int complete, int pruned, int failed, int cancelled) {}

    /** A trial (its curve left empty), its last step, and the journal position of its last change. */
    record TrialRow(Trial trial, int step, long position) {}

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

    /**
     * A request that was done.
     *
     * @param study the study that it changed; empty where none
     * @param trial the trial that it was about
     * @param answer absent where it was not remembered, so that it is to be made again
     */
    record RememberedRequest(
            String fingerprint, String study, Optional<Integer> trial, Optional<RememberedAnswer> answer) {}

    /** What a request was answered. */
    record RememberedAnswer(int status, String location, String body) {}

    /** Filter and order of a list of trials; {@code sort} is number, value, duration, or a metric's or parameter's name. */
    record TrialQuery(Optional<TrialState> state, String sort, Order order) {
        public static final TrialQuery BY_NUMBER = new TrialQuery(Optional.empty(), "number", Order.ASCENDING);
    }

    enum Order {
        ASCENDING,
        DESCENDING
    }
}
