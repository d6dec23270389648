package dev.espalier.analysis;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.StudyState;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Points of a space and what came out at each.
 *
 * @param points one number a parameter: the index of a choice's branch, a place from 0 to 1 on any other's scale, NaN where it
 *     does not exist
 * @param losses lower is better, all finite
 */
record Evaluated(SearchSpace space, double[][] points, double[] losses) {

    /** The trials that {@link FinalLosses} knows a finite loss of. */
    static Evaluated of(StudyState study, SearchSpace space, int objective) {
        SequencedMap<Integer, Double> losses = FinalLosses.of(study, objective);
        return new Evaluated(
                space,
                losses.keySet().stream()
                        .map(number -> point(
                                space,
                                study.trials().get(number).configuration().code()))
                        .toArray(double[][]::new),
                losses.values().stream().mapToDouble(Double::doubleValue).toArray());
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
