package dev.espalier.export;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.trainer.prediction.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Predictions for several inputs, with every input that does not fit the model named. */
public final class Predictions {
    private Predictions() {}

    /**
     * @param predict says what the model makes of one input
     * @param path what the input with an index is called in a problem
     * @return one prediction an input, in their order
     * @throws InvalidInput naming each input that does not fit the model
     */
    public static <T> List<Prediction> of(List<T> inputs, Function<T, Prediction> predict, IntFunction<String> path) {
        Problems problems = new Problems();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            try {
                predictions.add(predict.apply(inputs.get(i)));
            } catch (InvalidInput unfit) {
                for (Problem problem : unfit.problems()) {
                    problems.add(path.apply(i), problem.message());
                }
            }
        }
        problems.throwIfAny();
        return predictions;
    }
}
