package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.store.disk.SimulatedDisk;
import dev.espalier.store.disk.SimulatedPath;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Studies committed to a store on a simulated disk, what was acknowledged of them and when, and the store opened again from what
 * the disk may hold after a power cut.
 */
final class PowerCuts {
    private static final int REPORTS = 5;

    private final Random random;
    private final SimulatedDisk disk = SimulatedPath.disk("before");
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    private record Acknowledged(int moment, String study, long position) {}

    PowerCuts(long seed) {
        this.random = new Random(seed);
        SimulatedPath.clear("before");
    }

    /** Commits trials of a few studies in groups of a few changes, some unforced in between, and deletes a study. */
    void commit(int studies, int trials) {
        try (StudyStore store = open("before")) {
            List<StudyStory> stories = new ArrayList<>();
            for (int study = 0; study < studies; study++) {
                stories.add(StudyStory.of("study-" + study));
            }
            commit(store, stories.stream().map(StudyStory::created).toList());
            StudyStory deleted = StudyStory.of("deleted");
            commit(store, List.of(deleted.created(), deleted.started(0)));
            for (int trial = 0; trial < trials; trial++) {
                int number = trial;
                commit(
                        store,
                        stories.stream().map(story -> story.started(number)).toList());
                for (int report = 0; report < REPORTS; report++) {
                    double value = random.nextDouble();
                    commit(
                            store,
                            stories.stream()
                                    .map(story -> story.measured(number, value))
                                    .toList());
                    String key = "trial " + number + ", report " + report;
                    store.remember(new RequestKey(key, "ab12"), new RememberedAnswer(200, "", "{}"));
                }
                commit(
                        store,
                        stories.stream().map(story -> story.completed(number)).toList());
                if (trial == trials / 2) {
                    store.delete("deleted");
                }
            }
        }
    }

    private void commit(StudyStore store, List<StudyChange> changes) {
        store.commit(changes);
        changes.forEach(change -> acknowledged.add(new Acknowledged(
                disk.moment(), change.after().id(), change.after().position())));
    }

    /** Cuts the power at a random moment, opens what is left, and looks for all that was acknowledged before. */
    void cut() {
        int moment = random.nextInt(disk.moment() + 1);
        SimulatedPath.put("after", disk.afterPowerCut(moment, random));
        Map<String, Long> promised = new HashMap<>();
        acknowledged.stream()
                .filter(change -> change.moment() <= moment && !change.study().equals("deleted"))
                .forEach(change -> promised.merge(change.study(), change.position(), Math::max));
        try (StudyStore store = open("after")) {
            promised.forEach((study, position) -> {
                long found = store.load(study).orElseThrow().position();
                assertThat(found)
                        .as("%s, cut after %d operations", study, moment)
                        .isGreaterThanOrEqualTo(position);
                assertThat(store.journal(study, 0, 100_000)).hasSize((int) found + 1);
            });
        }
    }

    private StudyStore open(String directory) {
        return new JdbiStudyStore(
                StudyStores.journaled(SimulatedPath.prefix(directory) + "espalier"), InstantSource.system(), () -> {});
    }
}
