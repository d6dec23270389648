package dev.espalier.sampler.gp;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What observations say of the loss elsewhere: a Gaussian process fitted to the first objective, in the losses' own units. Used by one
 * thread. A function of the observations alone.
 */
public final class Posterior {
    private static final int DRAWS = 256;
    private static final int SEARCHES = 5;
    private static final int CLIMB = 60;

    private final Layout layout;
    private final LossWarp warp;
    private final Model model;
    private final PosteriorPrediction prediction;

    private Posterior(Layout layout, LossWarp warp, Model model, PosteriorPrediction prediction) {
        this.layout = layout;
        this.warp = warp;
        this.model = model;
        this.prediction = prediction;
    }

    /**
     * Fits one; costs the cube of the number of observations, of which the best and the newest 500 count.
     *
     * @param observed at least one
     */
    public static Posterior of(SearchSpace space, List<Observed> observed) {
        Layout layout = new Layout(space);
        Surrogate surrogate = Surrogate.straight(layout, observed);
        return new Posterior(layout, surrogate.warp(0), surrogate.model(0), surrogate.prediction(0, List.of()));
    }

    /** The expected loss. */
    public double mean(Configuration configuration) {
        prediction.at(layout.point(configuration));
        return warp.low() + warp.mean() + warp.standardDeviation() * prediction.mean();
    }

    /** How uncertain that is, the noise of a single trial left out. */
    public double variance(Configuration configuration) {
        prediction.at(layout.point(configuration));
        return warp.standardDeviation() * warp.standardDeviation() * prediction.variance();
    }

    /** The variance of trials of one configuration. */
    public double noise() {
        return warp.standardDeviation() * warp.standardDeviation() * model.noise();
    }

    /**
     * The lowest {@code mean - deviations * sqrt(variance)} found anywhere in the space, by local search from the best known points
     * and from draws.
     */
    public double lowestBound(double standardDeviations, RandomGenerator random) {
        Acquisition bound = new LowerBound(prediction, standardDeviations);
        List<double[]> starts = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            starts.add(model.points().point(i));
        }
        for (int i = 0; i < DRAWS; i++) {
            layout.space().sample(random).map(layout::point).ifPresent(starts::add);
        }
        double[] values = bound.at(starts.toArray(double[][]::new));
        List<LocalSearch.Found> found = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            found.add(new LocalSearch.Found(starts.get(i), values[i]));
        }
        found.sort(
                java.util.Comparator.comparingDouble(LocalSearch.Found::value).reversed());
        List<double[]> points = found.stream().map(LocalSearch.Found::point).toList();
        LocalSearch search = new LocalSearch(
                layout,
                bound,
                model.lengths(),
                point -> layout.space().allows(layout.configuration(point)),
                new BranchStartPoints(layout, points, List.of()),
                CLIMB);
        Optional<Double> highest = found.stream()
                .limit(SEARCHES)
                .map(start -> search.from(start).value())
                .max(Double::compare);
        return warp.low() + warp.mean() - warp.standardDeviation() * highest.orElseThrow();
    }
}
