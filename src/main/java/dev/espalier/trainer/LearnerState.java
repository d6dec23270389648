package dev.espalier.trainer;

import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.Plateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one learner goes on from.
 *
 * @param steps made by the optimizer
 * @param optimizer its vectors of state
 */
record LearnerState(long steps, Snapshot weights, List<float[]> optimizer, Plateau plateau) {
    private static final int NUMBERS = 4;

    /** Puts its arrays among {@code arrays}, each name beginning with {@code prefix}. */
    void put(Map<String, NpzArray> arrays, String prefix) {
        arrays.put(
                prefix + "numbers",
                NpzArray.of(new double[] {steps, plateau.best(), plateau.waited(), plateau.factor()}));
        StoredSnapshot.put(weights, arrays, prefix);
        for (int i = 0; i < optimizer.size(); i++) {
            arrays.put(prefix + "optimizer_" + i, NpzArray.of(optimizer.get(i)));
        }
    }

    /** Puts the forms of the arrays of a learner of a net like {@code blueprint} among {@code forms}. */
    static void expect(Map<String, NpzForm> forms, String prefix, Blueprint blueprint, OptimizerConfig optimizing) {
        forms.put(prefix + "numbers", new NpzForm(NpzArray.Type.DOUBLE, new long[] {NUMBERS}));
        StoredSnapshot.expect(forms, prefix, blueprint);
        for (int i = 0; i < Optimizer.states(optimizing); i++) {
            forms.put(
                    prefix + "optimizer_" + i,
                    new NpzForm(NpzArray.Type.FLOAT, new long[] {blueprint.parametersCount()}));
        }
    }

    /** The state whose arrays {@link #put} put there. */
    static LearnerState take(Map<String, NpzArray> arrays, String prefix, OptimizerConfig optimizing) {
        double[] numbers = arrays.get(prefix + "numbers").doubles();
        List<float[]> optimizer = new ArrayList<>();
        for (int i = 0; i < Optimizer.states(optimizing); i++) {
            optimizer.add(arrays.get(prefix + "optimizer_" + i).floats());
        }
        return new LearnerState(
                (long) numbers[0],
                StoredSnapshot.take(arrays, prefix),
                optimizer,
                new Plateau(numbers[1], (int) numbers[2], numbers[3]));
    }
}
