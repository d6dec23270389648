package dev.espalier.analysis;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Goal;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of a space and what came out at each.
 *
 * @param points one number a parameter: the index of a choice's branch, a place from 0 to 1 on any other's scale, NaN where it
 *     does not exist
 * @param losses lower is better, all finite
 */
record Evaluated(SearchSpace space, double[][] points, double[] losses) {

    /** The complete trials whose value of an objective is finite. */
    static Evaluated of(StudyState study, SearchSpace space, int objective) {
        Goal goal = study.spec().objectives().get(objective).goal();
        List<Trial> trials = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.values().size() > objective
                        && Double.isFinite(trial.values().get(objective)))
                .toList();
        return new Evaluated(
                space,
                trials.stream()
                        .map(trial -> point(space, trial.configuration().code()))
                        .toArray(double[][]::new),
                trials.stream()
                        .mapToDouble(trial -> goal.loss(trial.values().get(objective)))
                        .toArray());
    }

    private static double[] point(SearchSpace space, double[] code) {
        for (Parameter parameter : space.parameters()) {
            int index = parameter.index();
            if (!Double.isNaN(code[index]) && !(parameter instanceof Parameter.Choice)) {
                code[index] = parameter.toUnit(code[index]);
            }
        }
        return code;
    }

    int size() {
        return losses.length;
    }

    /** The points that have a parameter. */
    int[] having(Parameter parameter) {
        return IntStream.range(0, losses.length)
                .filter(row -> !Double.isNaN(points[row][parameter.index()]))
                .toArray();
    }
}
