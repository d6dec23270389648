package dev.espalier.sampler.tpe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One proposal's way down the branch tree, each level chosen from a model of its own. Given what was chosen above, trials that
 * were near to it count for more.
 */
final class TpeDescent {
    private final int candidates;
    private final RandomGenerator random;

    TpeDescent(int candidates, RandomGenerator random) {
        this.candidates = candidates;
        this.random = random;
    }

    /** Codes of whole configurations, the most promising root first. */
    Stream<double[]> proposals(LevelModel root, int parameters) {
        double[] nothing = new double[parameters];
        Arrays.fill(nothing, Double.NaN);
        return candidates(root, nothing).map(code -> completed(root, code));
    }

    /** {@code code}, chosen down to {@code model}'s level, with the levels below chosen too. */
    private double[] completed(LevelModel model, double[] code) {
        double[] whole = code;
        for (LevelModel.Below branch : model.below()) {
            if (whole[branch.taken().parameter()] == branch.taken().branch()) {
                double[] best = candidates(branch.model(), whole).findFirst().orElseThrow();
                whole = completed(branch.model(), best);
            }
        }
        return whole;
    }

    /** Copies of {@code code} with the level's parameters drawn, the most promising first. */
    private Stream<double[]> candidates(LevelModel model, double[] code) {
        record Candidate(double[] code, double gain) {}
        ParzenEstimator good = model.good(code);
        double[][] drawn = new double[candidates][];
        Arrays.setAll(drawn, _ -> good.drawnInto(code.clone(), random));
        double[] likely = good.logDensities(drawn);
        double[] unlikely = model.rest(code).logDensities(drawn);
        List<Candidate> all = IntStream.range(0, candidates)
                .mapToObj(c -> new Candidate(drawn[c], likely[c] - unlikely[c]))
                .sorted(Comparator.comparingDouble(Candidate::gain).reversed())
                .toList();
        return all.stream().map(Candidate::code);
    }
}
