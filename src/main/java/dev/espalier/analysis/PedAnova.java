package dev.espalier.analysis;

import dev.espalier.analysis.Importances.Importance;
import dev.espalier.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Watanabe et al. 2023, "PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces", theorem 1 and
 * algorithm 1, with the best tenth of the trials against all of them: the variance of a parameter's marginal is the Pearson
 * divergence of its density among the best from that among all. The best are all whose loss is no higher than the quantile, ties
 * included, so that nothing matters where all lost the same. A parameter of a branch is judged among that branch's trials,
 * the best of which are the branch's own.
 */
final class PedAnova {
    private static final double BEST = 0.1;
    private static final int FEWEST = 4;

    private PedAnova() {}

    static List<Importance> of(Evaluated evaluated) {
        List<Importance> divergences = new ArrayList<>();
        for (Parameter parameter : evaluated.space().parameters()) {
            int[] having = evaluated.having(parameter);
            double mass = (double) having.length / evaluated.size();
            double divergence = having.length < FEWEST ? 0 : divergence(evaluated, parameter, having);
            divergences.add(new Importance(parameter.path(), mass * divergence, mass, having.length));
        }
        double sum = divergences.stream().mapToDouble(Importance::importance).sum();
        return divergences.stream()
                .map(item -> new Importance(
                        item.parameter(), sum > 0 ? item.importance() / sum : 0, item.mass(), item.trials()))
                .toList();
    }

    private static double divergence(Evaluated evaluated, Parameter parameter, int[] rows) {
        int[] byLoss = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> evaluated.losses()[row]))
                .mapToInt(row -> row)
                .toArray();
        int best = best(evaluated.losses(), byLoss);
        if (best == byLoss.length) {
            return 0;
        }
        double[] all = values(evaluated, parameter, byLoss);
        double[] top = Arrays.copyOf(all, best);
        double[] densityOfAll = density(parameter, all);
        double[] densityOfTop = density(parameter, top);
        double divergence = 0;
        for (int cell = 0; cell < densityOfAll.length; cell++) {
            double ratio = densityOfTop[cell] / densityOfAll[cell];
            divergence += densityOfAll[cell] * (ratio - 1) * (ratio - 1);
        }
        return divergence;
    }

    /** How many are among the best: those that tie at the quantile all are. */
    private static int best(double[] losses, int[] byLoss) {
        int best = Math.max(2, (int) Math.ceil(BEST * byLoss.length));
        double cut = losses[byLoss[best - 1]];
        // What the arithmetic of a loss leaves over makes none better.
        double highest = cut + 1e-12 * Math.abs(cut);
        while (best < byLoss.length && losses[byLoss[best]] <= highest) {
            best++;
        }
        return best;
    }

    private static double[] values(Evaluated evaluated, Parameter parameter, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> evaluated.points()[row][parameter.index()])
                .toArray();
    }

    private static double[] density(Parameter parameter, double[] values) {
        return parameter instanceof Parameter.Choice choice
                ? CellDensity.ofBranches(values, choice.labels().size())
                : CellDensity.ofPlaces(values);
    }
}
