package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.store.disk.SimulatedDisk;
import dev.espalier.store.disk.SimulatedPath;
import dev.espalier.study.Failure;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A disk that takes no more. */
class FullDiskTest {
    @Test
    void aWriteSaysSoInWordsAndNamesNoPath() {
        SimulatedPath.clear("full");
        SimulatedDisk disk = SimulatedPath.disk("full");
        StudyStory story = StudyStory.of("s");
        JdbiStudyStore store = open();
        store.commit(List.of(story.created(), story.started(0)));
        disk.fill();

        assertThatThrownBy(() -> store.commit(List.of(story.measured(0, 0.5))))
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure -> assertThat(failure.category()).isEqualTo(Failure.Category.UNAVAILABLE))
                .hasMessageStartingWith("Nothing can be stored: the disk that holds the data directory is full")
                .hasMessageNotContaining("simulated");
    }

    private static JdbiStudyStore open() {
        return new JdbiStudyStore(
                StudyStores.journaled(SimulatedPath.prefix("full") + "espalier"), InstantSource.system(), () -> {});
    }
}
