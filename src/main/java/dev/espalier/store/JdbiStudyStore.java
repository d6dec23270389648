package dev.espalier.store;

import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.UnreadableStudy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Studies in a database: one line a method, the SQL beside the table it is about. */
final class JdbiStudyStore implements StudyStore {
    private static final int MOST_ANSWERS = 100_000;
    private static final int BETWEEN_FORGETTING = 500;

    private final Database database;
    private final Deletions deletions;
    private final InstantSource clock;
    private final Runnable release;
    private final AtomicInteger remembered = new AtomicInteger();

    /** @param release called once all is closed */
    JdbiStudyStore(Database database, InstantSource clock, Runnable release) {
        this.database = database;
        this.deletions = new Deletions(database);
        this.clock = clock;
        this.release = release;
    }

    @Override
    public void commit(List<StudyChange> changes) {
        ChangeWriter writer = new ChangeWriter(changes, clock.instant());
        database.write(writer::write);
    }

    @Override
    public Optional<StudyState> load(String study) {
        try {
            return database.readConsistently(handle -> StateLoader.load(handle, study));
        } catch (StoreFailure problem) {
            throw problem;
        } catch (RuntimeException nonsense) {
            throw new UnreadableStudy(study, nonsense);
        }
    }

    @Override
    public Optional<StudyState> withoutTrials(String study) {
        return database.read(handle -> StudyRows.shown(handle, study));
    }

    @Override
    public List<String> unfinished() {
        return database.read(StudyRows::unfinished);
    }

    @Override
    public boolean hasLooseWeights(String study) {
        return database.read(handle -> Leaderboard.hasLooseWeights(handle, study));
    }

    @Override
    public void delete(String study) {
        deletions.delete(study);
    }

    @Override
    public Optional<StudyRow> study(String study) {
        return database.readConsistently(handle -> StudyLists.one(handle, study));
    }

    @Override
    public Page<StudyRow> studies(Optional<StudyStatus> status, PageRequest page) {
        return database.readConsistently(handle -> StudyLists.newestFirst(handle, status, page));
    }

    @Override
    public Page<TrialRow> trials(String study, TrialQuery query, PageRequest page) {
        return database.readConsistently(handle -> new SortedTrials(handle, study, query).page(page));
    }

    @Override
    public Optional<TrialRow> trial(String study, int number) {
        return database.read(handle -> TrialLists.one(handle, study, number));
    }

    @Override
    public Page<TrialRow> leaderboard(String study, PageRequest page) {
        return database.readConsistently(handle -> Leaderboard.page(handle, study, page));
    }

    @Override
    public List<MeasurementRow> measurements(String study, Optional<Integer> trial, long after, int limit) {
        return database.readConsistently(handle -> MeasurementRows.changedAfter(handle, study, trial, after, limit));
    }

    @Override
    public Optional<MeasurementRow> measurement(String study, int trial, int step) {
        return database.read(handle -> MeasurementRows.standing(handle, study, trial, step));
    }

    @Override
    public List<AttemptRow> attempts(String study, int trial) {
        return database.read(handle -> LeaseRows.attempts(handle, study, trial));
    }

    @Override
    public List<TrialRow> trialsChangedAfter(String study, long after, int limit) {
        return database.readConsistently(handle -> TrialLists.changedAfter(handle, study, after, limit));
    }

    @Override
    public List<StudyEvent> journal(String study, long from, int limit) {
        return database.read(handle -> EventRows.from(handle, study, from, limit));
    }

    @Override
    public void putDataset(DatasetRow dataset) {
        database.write(handle -> DatasetRows.put(handle, dataset));
    }

    @Override
    public Optional<DatasetRow> dataset(String name) {
        return database.read(handle -> DatasetRows.one(handle, name));
    }

    @Override
    public Page<DatasetRow> datasets(PageRequest page) {
        return database.read(handle -> DatasetRows.page(handle, page));
    }

    @Override
    public Optional<RememberedRequest> remembered(String key) {
        return database.read(handle -> AnswerRows.find(handle, key));
    }

    @Override
    public void remember(RequestKey request, RememberedAnswer answer) {
        Instant now = clock.instant();
        database.writeUnforced(handle -> {
            AnswerRows.remember(handle, request, answer, now);
            if (remembered.getAndIncrement() % BETWEEN_FORGETTING == 0) {
                AnswerRows.forget(handle, MOST_ANSWERS);
            }
        });
    }

    @Override
    public Optional<StoreFailure> refusal() {
        return database.refusal();
    }

    @Override
    public boolean recover() {
        boolean writable = database.recover();
        if (writable) {
            deletions.goOn();
        }
        return writable;
    }

    @Override
    public void close() {
        try {
            deletions.close();
            database.close();
        } finally {
            release.run();
        }
    }
}
