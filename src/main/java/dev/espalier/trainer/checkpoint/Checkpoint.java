package dev.espalier.trainer.checkpoint;

import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.loop.TrainingState;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.npz.Npz;
import dev.espalier.trainer.npz.NpzArray;
import dev.espalier.trainer.npz.NpzForm;
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
public record Checkpoint(List<TrainingState> learners, Progress progress, double seconds) {
    private static final String SECONDS = "seconds";

    public void write(Path file) throws IOException {
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
     * @param layouts of the nets of its learners
     * @param metrics the names of what is measured, in their order
     * @param classes what is told apart; none in a regression
     * @throws IOException if the file is damaged or of another trial
     */
    public static Checkpoint read(
            Path file, List<ParameterLayout> layouts, TrainingConfig config, List<String> metrics, List<String> classes)
            throws IOException {
        Map<String, NpzForm> forms = new HashMap<>();
        forms.put(SECONDS, new NpzForm(NpzArray.Type.DOUBLE, new long[] {1}));
        StoredProgress.expect(forms, layouts, metrics, classes);
        for (int i = 0; i < layouts.size(); i++) {
            TrainingState.expect(forms, prefix(i), layouts.get(i), config);
        }
        Map<String, NpzArray> arrays;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            arrays = Npz.read(in, forms);
        }
        List<TrainingState> learners = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            learners.add(TrainingState.take(arrays, prefix(i), config));
        }
        return new Checkpoint(
                learners,
                StoredProgress.take(arrays, layouts.size(), metrics, classes),
                arrays.get(SECONDS).doubles()[0]);
    }

    private static String prefix(int loop) {
        return "learner_" + loop + "_";
    }
}
