package dev.espalier.bench;

import dev.espalier.store.GroupCommitWriter;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.StudyChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** How many durable reports a second the store takes, beside what the disk can do, and how long a large study takes to open. */
public final class StoreBenchmark implements Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int STEPS = 27;
    private static final int BLOCK = 4096;

    /** Takes some three minutes. */
    @Override
    public void run(Surroundings surroundings) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            run(surroundings, folder.path());
        }
    }

    private static void run(Surroundings surroundings, Path directory) throws IOException {
        surroundings.out().println("what\tmeasured\tat least\tmet");
        print(surroundings, "bare appends of 4 KiB, forced, a second", () -> forcedAppends(directory));
        for (int writers : List.of(1, 8, 64)) {
            print(
                    surroundings,
                    "reports a second, a commit each, writers: " + writers,
                    () -> alone(directory, writers));
            print(surroundings, "reports a second, in groups, writers: " + writers, () -> grouped(directory, writers));
        }
        new FileGrowthRows(directory).run(surroundings);
        new LargeStudyBenchmark(directory.resolve("large")).run(surroundings);
    }

    /** A figure that takes a while to get. */
    private interface Figure {
        double measure() throws IOException;
    }

    private static void print(Surroundings surroundings, String what, Figure figure) throws IOException {
        if (surroundings.wants(what)) {
            surroundings.out().println(Row.figure(what, "%.0f".formatted(figure.measure())));
            surroundings.out().flush();
        }
    }

    private static double forcedAppends(Path directory) throws IOException {
        try (FileChannel file =
                FileChannel.open(directory.resolve("appends"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            int appends = 0;
            while (System.nanoTime() - start < MEASURED.toNanos()) {
                file.write(ByteBuffer.allocate(BLOCK));
                file.force(true);
                appends++;
            }
            return appends * 1e9 / (System.nanoTime() - start);
        }
    }

    private static double alone(Path directory, int writers) {
        try (StudyStore store = StudyStores.open(directory.resolve("alone-" + writers))) {
            return reportsPerSecond(writers, change -> store.commit(List.of(change)));
        }
    }

    private static double grouped(Path directory, int writers) {
        try (StudyStore store = StudyStores.open(directory.resolve("grouped-" + writers));
                GroupCommitWriter writer = new GroupCommitWriter(store)) {
            return reportsPerSecond(
                    writers, change -> writer.write(List.of(change)).join());
        }
    }

    /** Each writer has a study of its own and waits for a report to be durable before it sends the next. */
    private static double reportsPerSecond(int writers, Consumer<StudyChange> commit) {
        List<Callable<Double>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            ImaginedStudy study = new ImaginedStudy("study-" + writer, writer);
            work.add(() -> {
                commit.accept(study.created());
                reportFor(WARM_UP, study, commit);
                return reportFor(MEASURED, study, commit);
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            double sum = 0;
            for (Future<Double> one : threads.invokeAll(work)) {
                sum += one.get();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double reportFor(Duration duration, ImaginedStudy study, Consumer<StudyChange> commit) {
        long start = System.nanoTime();
        long reports = 0;
        while (System.nanoTime() - start < duration.toNanos()) {
            if (reports % STEPS == 0) {
                commit.accept(study.started());
            }
            commit.accept(study.reported());
            reports++;
        }
        return reports * 1e9 / (System.nanoTime() - start);
    }
}
