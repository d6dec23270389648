package dev.espalier.trainer;

import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.Blueprint;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Everything that a trial goes on from: resuming equals never having stopped. The random state needs no place in it: every
 * epoch's order and dropout follow from the trial's seed and the epoch.
 *
 * @param learners one, or one a fold
 * @param seconds that the trial has taken
 */
record Checkpoint(List<LearnerState> learners, Progress progress, double seconds) {
    private static final String SECONDS = "seconds";

    void write(Path file) throws IOException {
        SequencedMap<String, NpzArray> arrays = new LinkedHashMap<>();
        arrays.put(SECONDS, NpzArray.of(new double[] {seconds}));
        StoredProgress.put(progress, arrays);
        for (int i = 0; i < learners.size(); i++) {
            learners.get(i).put(arrays, prefix(i));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Npz.write(out, arrays);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @param blueprints of the nets of its learners
     * @param metrics the names of what is measured, in their order
     * @param classes what is told apart; none in a regression
     * @throws IOException if the file is damaged or of another trial
     */
    static Checkpoint read(
            Path file, List<Blueprint> blueprints, TrainingConfig config, List<String> metrics, List<String> classes)
            throws IOException {
        Map<String, NpzForm> forms = new HashMap<>();
        forms.put(SECONDS, new NpzForm(NpzArray.Type.DOUBLE, new long[] {1}));
        StoredProgress.expect(forms, blueprints, metrics, classes);
        for (int i = 0; i < blueprints.size(); i++) {
            LearnerState.expect(forms, prefix(i), blueprints.get(i), config);
        }
        Map<String, NpzArray> arrays;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            arrays = Npz.read(in, forms);
        }
        List<LearnerState> learners = new ArrayList<>();
        for (int i = 0; i < blueprints.size(); i++) {
            learners.add(LearnerState.take(arrays, prefix(i), config));
        }
        return new Checkpoint(
                learners,
                StoredProgress.take(arrays, blueprints.size(), metrics, classes),
                arrays.get(SECONDS).doubles()[0]);
    }

    private static String prefix(int learner) {
        return "learner_" + learner + "_";
    }
}
