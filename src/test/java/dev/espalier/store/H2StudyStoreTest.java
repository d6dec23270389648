package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.RequestKey;
import dev.espalier.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on H2 in a directory. */
class H2StudyStoreTest {
    @TempDir
    static Path directory;

    private static StudyStore store;

    @BeforeAll
    static void open() {
        store = StudyStores.open(directory);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Nested
    class Changes extends StudyStoreContract {
        @Override
        StudyStore store() {
            return store;
        }
    }

    @Nested
    class Measurements extends MeasurementsContract {
        @Override
        StudyStore store() {
            return store;
        }
    }

    @Nested
    class Lists extends StudyListsContract {
        @Override
        StudyStore store() {
            return store;
        }
    }

    @Nested
    class TrialLists extends TrialListsContract {
        @Override
        StudyStore store() {
            return store;
        }
    }

    @Test
    void whatWasWrittenIsThereWhenTheDirectoryIsOpenedAgain(@TempDir Path other) {
        StudyStory story = StudyStory.of("s");
        try (StudyStore first = StudyStores.open(other)) {
            first.commit(StudyStoreContract.everyKindOfEvent(story));
        }
        try (StudyStore second = StudyStores.open(other)) {
            assertThat(second.load("s")).contains(story.state());
        }
    }

    @Test
    void aDirectoryInUseIsNamedWithTheProcessThatHoldsIt() {
        assertThatThrownBy(() -> StudyStores.open(directory))
                .isInstanceOf(DirectoryInUse.class)
                .hasMessage("The data directory " + directory + " is in use by another Espalier server (process "
                        + ProcessHandle.current().pid()
                        + "). Stop that one first, or choose another directory with --data-dir.");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed(@TempDir Path other) throws IOException {
        Path occupied = Files.writeString(other.resolve("file"), "not a directory");

        assertThatThrownBy(() -> StudyStores.open(occupied))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining(occupied.toString());
    }

    @Test
    void aDamagedDatabaseIsReportedAndItsDirectoryLetGo(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("espalier.mv.db"), "garbage".repeat(2000));

        assertThatThrownBy(() -> StudyStores.open(other))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("The database could not be opened");
        DirectoryLock.take(other).close();
    }

    @Test
    void aDatabaseThatIsNotSupportedIsRefused() {
        assertThatThrownBy(() -> StudyStores.open("jdbc:oracle:thin:@host"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("must begin with jdbc:h2:");
    }

    @Test
    void aDatabaseInMemoryIsOpenedByItsUrl() {
        StudyStory story = StudyStory.of("s");
        try (StudyStore memory = StudyStores.open("jdbc:h2:mem:" + StudyStory.class.getName())) {
            memory.commit(StudyStoreContract.everyKindOfEvent(story));
            assertThat(memory.load("s")).contains(story.state());
        }
    }

    @Test
    void aDeletionThatWasInterruptedIsFinishedAfterTheNextOpening(@TempDir Path other) {
        StudyStory story = StudyStory.of("s");
        String url = "jdbc:h2:" + other.resolve("half");
        try (Database database = Database.open(url);
                StudyStore half = new JdbiStudyStore(database, Instant::now, () -> {})) {
            half.commit(StudyStoreContract.everyKindOfEvent(story));
            database.write(handle -> handle.execute("INSERT INTO deletion (study) VALUES ('s')"));
            database.write(handle -> handle.execute("DELETE FROM study"));
        }
        try (StudyStore again = StudyStores.open(url)) {
            Patience.await().until(() -> again.journal("s", 0, 1).isEmpty());
            again.commit(StudyStoreContract.everyKindOfEvent(StudyStory.of("s")));
        }
    }

    @Test
    void ofAStepThatTwoAttemptsMeasuredAndThatStandsTwiceTheNewestCounts() {
        StudyStory story = StudyStory.of("s");
        Database database = Database.open("jdbc:h2:mem:doubles");
        try (StudyStore memory = new JdbiStudyStore(database, Instant::now, () -> {})) {
            memory.commit(List.of(
                    story.created(),
                    story.started(0),
                    story.measured(0, 0.1),
                    story.measured(0, 0.2),
                    story.measured(0, 0.3),
                    story.lost(0),
                    story.started(0),
                    story.measured(0, 0.4)));
            database.write(handle -> handle.execute("UPDATE measurement SET standing = TRUE"));

            assertThat(memory.load("s")).contains(story.state());
        }
    }

    @Test
    void measurementsThatAnEarlierVersionLeftStandingAreSetRight() {
        String url = "jdbc:h2:mem:old;DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        try (Handle handle = Jdbi.open(url, "sa", "")) {
            insertAttempt(handle, 1, 0, 3);
            insertAttempt(handle, 2, 0, 2);
            insertAttempt(handle, 3, 1, 4);
        }

        try (Database database = Database.open(url)) {
            List<String> standing = database.read(handle -> handle.createQuery(
                            "SELECT attempt || ':' || step FROM measurement WHERE standing ORDER BY step")
                    .mapTo(String.class)
                    .list());
            assertThat(standing).containsExactly("2:1", "3:2", "3:3", "3:4");
        }
    }

    /** An attempt with a measurement at each step after {@code from}. */
    private static void insertAttempt(Handle handle, int attempt, int from, int to) {
        handle.execute("""
                INSERT INTO lease (study, trial, attempt, token, holder, expires_at, from_step, to_step, started_at, outcome)
                VALUES ('s', 0, ?, 't', 'w', 0, ?, 9, 0, 'lost: the server restarted')
                """, attempt, from);
        for (int step = from + 1; step <= to; step++) {
            handle.execute("""
                    INSERT INTO measurement (study, trial, attempt, step, position, at, metrics, decision, reason, standing)
                    VALUES ('s', 0, ?, ?, 0, 0, '{}', 'continue', '', TRUE)
                    """, attempt, step);
        }
    }

    /** A read by an interrupted thread closes an ordinary file channel, and with it the database. */
    @Test
    void anInterruptedReaderLeavesTheDatabaseOpen(@TempDir Path other) throws InterruptedException {
        StudyStory story = StudyStory.of("s");
        try (StudyStore first = StudyStores.open(other)) {
            first.commit(StudyStoreContract.everyKindOfEvent(story));
        }
        try (StudyStore second = StudyStores.open(other)) {
            Thread reader = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                second.load("s");
                second.journal("s", 0, 100);
            });
            reader.join();

            assertThat(second.load("s")).contains(story.state());
            second.commit(List.of(story.expired()));
        }
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        RememberedAnswer answer = new RememberedAnswer(200, "", "{}");
        try (StudyStore memory = new JdbiStudyStore(Database.open("jdbc:h2:mem:answers"), now::get, () -> {})) {
            memory.remember(new RequestKey("old", "ab"), answer);
            now.updateAndGet(time -> time.plus(Duration.ofHours(23)));
            memory.remember(new RequestKey("young", "ab"), answer);
            assertThat(memory.remembered("old")).isPresent();

            now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
            memory.remember(new RequestKey("new", "ab"), answer);

            assertThat(List.of("old", "young", "new").stream()
                            .filter(key -> memory.remembered(key).isPresent()))
                    .containsExactly("young", "new");
        }
    }

    @Test
    void ofMoreAnswersThanAreKeptTheOldestAreForgotten() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        try (Database database = Database.open("jdbc:h2:mem:many-answers")) {
            for (int index = 0; index < 12; index++) {
                RequestKey request = new RequestKey("key " + index, "ab");
                database.write(
                        handle -> AnswerRows.remember(handle, request, new RememberedAnswer(200, "", "{}"), now.get()));
                now.updateAndGet(time -> time.plusSeconds(1));
            }

            database.write(handle -> AnswerRows.forget(handle, 5));

            assertThat(IntStream.range(0, 12)
                            .filter(index -> database.read(handle -> AnswerRows.find(handle, "key " + index))
                                    .isPresent()))
                    .containsExactly(6, 7, 8, 9, 10, 11);
        }
    }
}
