package dev.espalier.store;

import dev.espalier.study.StudyChange;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A process that commits to a data directory for as long as it lives, four studies at once through a group writer, and prints
 * {@code study position} for each change once it is told that the change is durable.
 */
final class CommittingProcess {
    private static final int STUDIES = 4;
    private static final int REPORTS = 5;

    private final GroupCommitWriter writer;

    private CommittingProcess(GroupCommitWriter writer) {
        this.writer = writer;
    }

    /** @param arguments the data directory, and what to begin the studies' names with */
    public static void main(String[] arguments) throws InterruptedException {
        StudyStore store = StudyStores.open(Path.of(arguments[0]));
        CommittingProcess process = new CommittingProcess(new GroupCommitWriter(store));
        for (int study = 0; study < STUDIES; study++) {
            StudyStory story = StudyStory.of(arguments[1] + "-" + study);
            Thread.ofPlatform().start(() -> process.tell(story));
        }
        Thread.currentThread().join();
    }

    private void tell(StudyStory story) {
        commit(story::created);
        for (int next = 0; ; next++) {
            int number = next;
            commit(() -> story.started(number));
            for (int report = 0; report < REPORTS; report++) {
                commit(() -> story.measured(number, Math.sin(story.state().position())));
            }
            commit(() -> story.completed(number));
        }
    }

    private void commit(Supplier<StudyChange> next) {
        StudyChange change = next.get();
        writer.write(List.of(change)).join();
        synchronized (System.out) {
            System.out.println(change.after().id() + " " + change.after().position());
        }
    }
}
