package dev.espalier.trainer.loop;

import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.npz.NpzArray;
import dev.espalier.trainer.npz.NpzForm;
import dev.espalier.trainer.npz.StoredSnapshot;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.Plateau;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one learner goes on from.
 *
 * @param steps made by the optimizer
 * @param optimizer its vectors of state
 * @param averaging empty where weights are not averaged
 */
public record TrainingState(
        long steps, Snapshot weights, List<float[]> optimizer, Plateau plateau, Optional<Averaging.State> averaging) {
    private static final int NUMBERS = 5;
    private static final String AVERAGE = "average_";

    /** Puts its arrays among {@code arrays}, each name beginning with {@code prefix}. */
    public void put(Map<String, NpzArray> arrays, String prefix) {
        int summands = averaging.map(Averaging.State::summands).orElse(0);
        arrays.put(
                prefix + "numbers",
                NpzArray.of(new double[] {steps, plateau.best(), plateau.waited(), plateau.factor(), summands}));
        StoredSnapshot.put(weights, arrays, prefix);
        averaging.ifPresent(state -> StoredSnapshot.put(state.average(), arrays, prefix + AVERAGE));
        for (int i = 0; i < optimizer.size(); i++) {
            arrays.put(vector(prefix, i), NpzArray.of(optimizer.get(i)));
        }
    }

    /** Puts the forms of the arrays of a learner of a net like {@code layout} among {@code forms}. */
    public static void expect(
            Map<String, NpzForm> forms, String prefix, ParameterLayout layout, TrainingConfig config) {
        forms.put(prefix + "numbers", new NpzForm(NpzArray.Type.DOUBLE, new long[] {NUMBERS}));
        StoredSnapshot.expect(forms, prefix, layout);
        if (isAveraged(config)) {
            StoredSnapshot.expect(forms, prefix + AVERAGE, layout);
        }
        for (int i = 0; i < Optimizer.states(config.optimizer()); i++) {
            forms.put(vector(prefix, i), new NpzForm(NpzArray.Type.FLOAT, new long[] {layout.parametersCount()}));
        }
    }

    /** The state whose arrays {@link #put} put there. */
    public static TrainingState take(Map<String, NpzArray> arrays, String prefix, TrainingConfig config) {
        double[] numbers = arrays.get(prefix + "numbers").doubles();
        List<float[]> optimizer = new ArrayList<>();
        for (int i = 0; i < Optimizer.states(config.optimizer()); i++) {
            optimizer.add(arrays.get(vector(prefix, i)).floats());
        }
        return new TrainingState(
                (long) numbers[0],
                StoredSnapshot.take(arrays, prefix),
                optimizer,
                new Plateau(numbers[1], (int) numbers[2], numbers[3]),
                isAveraged(config)
                        ? Optional.of(
                                new Averaging.State(StoredSnapshot.take(arrays, prefix + AVERAGE), (int) numbers[4]))
                        : Optional.empty());
    }

    /** Whether an average of the weights is kept beside them. */
    public static boolean isAveraged(TrainingConfig config) {
        return !(config.weightAverage() instanceof WeightAverage.None);
    }

    private static String vector(String prefix, int number) {
        return prefix + "optimizer_" + number;
    }
}
