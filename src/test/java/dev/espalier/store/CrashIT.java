package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives {@code kill -9} at any moment. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashIT {
    private static final int KILLS = 4;
    private static final int MOST_ACKNOWLEDGEMENTS = 120;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedChangeIsThereAfterTheProcessWasKilled() throws Exception {
        Random moments = new Random(20260301);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            commitAndKill("run" + kill, 1 + moments.nextInt(MOST_ACKNOWLEDGEMENTS), acknowledged);

            try (StudyStore store = StudyStores.open(directory)) {
                acknowledged.forEach((study, position) -> assertWhole(store, study, position));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    @Test
    void anotherProcessOnTheSameDirectoryIsRefusedByName() throws Exception {
        try (StudyStore held = StudyStores.open(directory)) {
            Process second = process("second");
            String output = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isNotZero();
            assertThat(output)
                    .contains("The data directory " + directory + " is in use by another Espalier server (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(held.unfinished()).isEmpty();
        }
    }

    /** Kills the process as soon as it has acknowledged so many changes, whatever it is doing then. */
    private void commitAndKill(String studies, int acknowledgements, Map<String, Long> acknowledged) throws Exception {
        Process process = process(studies);
        try (BufferedReader lines = process.inputReader()) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 2 && !words[1].isEmpty()) {
                    acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
                }
                if (++read
                        == acknowledgements) { // Not process.destroyForcibly(), which closes the stream that is being
                    // read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
    }

    private void assertWhole(StudyStore store, String study, long acknowledged) {
        StudyState state = store.load(study).orElseThrow();
        List<StudyEvent> journal = store.journal(study, 0, 100_000);

        assertThat(state.position()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(journal).hasSize((int) state.position() + 1);
        long measured = journal.stream()
                .filter(event -> event instanceof StudyEvent.Measured)
                .count();
        assertThat(state.trials().stream()
                        .map(Trial::curve)
                        .mapToLong(curve -> curve.size())
                        .sum())
                .isEqualTo(measured);
        assertThat(store.measurements(study, Optional.empty(), -1, 100_000)).hasSize((int) measured);
    }

    private Process process(String studies) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        directory.toString(),
                        studies)
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
    }
}
