package dev.espalier.sampler;

import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One proposal's way down the branch tree. Each level is chosen from a model of its own, fitted to the trials that took its
 * branch and split by their own ranks: so a branch that is behind learns all the same, and how fine a level's model is says
 * nothing for or against the branch. Given what was chosen above, trials that were near to it count for more.
 */
final class TpeDescent {
    private static final int MOST_GOOD = 25;

    private final TpeSettings settings;
    private final History history;
    private final RandomGenerator random;

    TpeDescent(TpeSettings settings, History history, RandomGenerator random) {
        this.settings = settings;
        this.history = history;
        this.random = random;
    }

    /** Codes of whole configurations, the most promising root first. */
    Stream<double[]> proposals(Level root, int parameters) {
        double[] nothing = new double[parameters];
        Arrays.fill(nothing, Double.NaN);
        List<Trial> trials = history.trials();
        return candidates(root, List.of(), nothing, trials).map(code -> completed(root, List.of(), code, trials));
    }

    /** {@code code}, chosen down to {@code level}, with the levels below chosen too. */
    private double[] completed(Level level, List<Parameter> above, double[] code, List<Trial> trials) {
        double[] whole = code;
        List<Parameter> given = new ArrayList<>(above);
        level.parameters().stream()
                .filter(parameter -> !(parameter instanceof Parameter.Choice))
                .forEach(given::add);
        for (Level.Branch branch : level.branches()) {
            Condition taken = branch.taken();
            if (whole[taken.parameter()] == taken.branch()) {
                List<Trial> inside = trials.stream()
                        .filter(trial -> trial.configuration().code(taken.parameter()) == taken.branch())
                        .toList();
                double[] best = candidates(branch.level(), given, whole, inside)
                        .findFirst()
                        .orElseThrow();
                whole = completed(branch.level(), given, best, inside);
            }
        }
        return whole;
    }

    /** Copies of {@code code} with the level's parameters drawn, the most promising first. */
    private Stream<double[]> candidates(Level level, List<Parameter> given, double[] code, List<Trial> trials) {
        record Candidate(double[] code, double gain) {}
        Split split = split(trials);
        ParzenEstimator good = new ParzenEstimator(
                level.parameters(), split.good(), weightsOfGood(split.good().size()), settings.parzen());
        ParzenEstimator rest = new ParzenEstimator(
                level.parameters(), split.rest(), weights(split.rest().size()), settings.parzen());
        good.condition(given, code);
        rest.condition(given, code);
        return IntStream.range(0, settings.candidates())
                .mapToObj(_ -> good.drawnInto(code.clone(), random))
                .map(drawn -> new Candidate(drawn, good.logDensity(drawn) - rest.logDensity(drawn)))
                .sorted(Comparator.comparingDouble(Candidate::gain).reversed())
                .map(Candidate::code);
    }

    private Split split(List<Trial> trials) {
        if (Split.told(trials) < settings.startupTrials() / 2) {
            return new Split(List.of(), List.of());
        }
        int most = single() ? MOST_GOOD : Integer.MAX_VALUE;
        return Split.of(trials, history.objectives(), settings.gamma(), most, settings.unfinished());
    }

    private boolean single() {
        return history.objectives().size() == 1;
    }

    /** A Pareto front's trials all weigh the same, however old. */
    private double[] weightsOfGood(int count) {
        double[] weights = single() ? weights(count) : new double[count];
        if (!single()) {
            Arrays.fill(weights, 1);
        }
        return weights;
    }

    /**
     * The weights of {@code count} trials by ascending number: the newest 25 weigh 1, the older ones ever less. Bergstra,
     * Yamins and Cox 2013, "Making a science of model search", in Hyperopt's form; Watanabe 2023, equation 10.
     */
    static double[] weights(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        int old = count - 25;
        double lightest = 1.0 / count;
        for (int i = 0; i < old; i++) {
            weights[i] = old == 1 ? lightest : lightest + (1 - lightest) * i / (old - 1);
        }
        return weights;
    }
}
