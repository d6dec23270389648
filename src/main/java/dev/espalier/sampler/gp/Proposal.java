package dev.espalier.sampler.gp;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.space.Condition;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One search for the point that promises most: random candidates and neighbours of the best known, then local searches from the most
 * promising, from the best in each of the branches that promise most, and from one drawn.
 */
final class Proposal {
    private static final int MOST_BRANCHES = 6;
    private static final int NEIGHBOURED = 3;
    private static final int NEIGHBOURS = 20;
    private static final int CLIMB = 40;

    private final Layout layout;
    private final GpSettings settings;
    private final RandomGenerator random;
    private final Acquisition acquisition;
    private final Model model;
    /** Points known or under way, the best mean first; of the branch that is searched alone, if there are any. */
    private final List<double[]> known;

    private final Optional<Condition> only;

    Proposal(Layout layout, GpSettings settings, Surrogate surrogate, List<double[]> pending, RandomGenerator random) {
        this.layout = layout;
        this.settings = settings;
        this.random = random;
        this.model = surrogate.model(0);
        List<PosteriorPrediction> predictions = IntStream.range(0, surrogate.objectives())
                .mapToObj(m -> surrogate.prediction(m, pending))
                .toList();
        double[][] points = points(predictions.getFirst().model().points());
        double[][] means = new double[predictions.size()][points.length];
        for (int m = 0; m < means.length; m++) {
            predictions.get(m).at(points, means[m], new double[points.length]);
        }
        only = BranchExploration.branch(layout, List.of(points));
        int[] all = Incumbents.order(means);
        int[] inside = Arrays.stream(all).filter(i -> isWanted(points[i])).toArray();
        int[] order = inside.length > 0 ? inside : all;
        known = Arrays.stream(order).mapToObj(i -> points[i]).toList();
        acquisition = means.length > 1
                ? HypervolumeImprovement.beyond(predictions, means)
                : switch (settings.improvement()) {
                    case BEST_MEAN -> new ExpectedImprovement(predictions.getFirst(), means[0][order[0]]);
                    case UNCERTAIN_BEST -> new NoisyImprovement(predictions.getFirst(), known, random);
                };
    }

    private boolean isWanted(double[] point) {
        return only.isEmpty() || point[only.get().parameter()] == only.get().branch();
    }

    private static double[][] points(Points points) {
        double[][] all = new double[points.size()][];
        Arrays.setAll(all, points::point);
        return all;
    }

    /** The most promising configuration that may be proposed; empty if there is none. */
    Optional<Configuration> among(CandidateFilter untried) {
        List<double[]> candidates = candidates(untried);
        double[] values = acquisition.at(candidates.toArray(double[][]::new));
        List<LocalSearch.Found> found = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            found.add(new LocalSearch.Found(candidates.get(i), values[i]));
        }
        found.sort(Comparator.comparingDouble(LocalSearch.Found::value).reversed());
        LocalSearch search = new LocalSearch(
                layout,
                acquisition,
                model.lengths(),
                point -> isWanted(point) && layout.space().allows(layout.configuration(point)),
                new BranchStartPoints(layout, known, candidates),
                CLIMB);
        List<LocalSearch.Found> ends = new ArrayList<>();
        starts(found).forEach(start -> ends.add(search.from(start)));
        ends.addAll(found);
        ends.sort(Comparator.comparingDouble(LocalSearch.Found::value).reversed());
        return ends.stream()
                .map(end -> layout.configuration(end.point()))
                .filter(untried::accepts)
                .findFirst()
                .or(() -> untried.any(random));
    }

    private List<double[]> candidates(CandidateFilter untried) {
        List<double[]> candidates = new ArrayList<>();
        // A branch deep in the tree is drawn seldom.
        int draws = settings.candidates() * (only.isPresent() ? 4 : 1);
        for (int i = 0; i < draws; i++) {
            layout.space().sample(random).ifPresent(drawn -> addIfAccepted(drawn, untried, candidates));
        }
        for (double[] best : known.subList(0, Math.min(NEIGHBOURED, known.size()))) {
            for (int k = 0; k < NEIGHBOURS; k++) {
                addIfAccepted(layout.configuration(neighbour(best)), untried, candidates);
            }
        }
        return candidates;
    }

    private void addIfAccepted(Configuration configuration, CandidateFilter untried, List<double[]> candidates) {
        double[] point = layout.point(configuration);
        if (isWanted(point) && untried.accepts(configuration)) {
            candidates.add(point);
        }
    }

    /** The same branches; numbers moved by anything from a third to a three-thousandth of their range. */
    private double[] neighbour(double[] point) {
        double width = Math.pow(10, -0.5 - 3 * random.nextDouble());
        double[] moved = point.clone();
        for (int p = 0; p < moved.length; p++) {
            if (moved[p] != Layout.ABSENT && !layout.isChoice(p)) {
                moved[p] = Math.clamp(moved[p] + width * random.nextGaussian(), 0, 1);
            }
        }
        return moved;
    }

    private Set<LocalSearch.Found> starts(List<LocalSearch.Found> found) {
        Set<LocalSearch.Found> starts = new java.util.LinkedHashSet<>();
        Set<List<Integer>> branches = new HashSet<>();
        for (LocalSearch.Found one : found) {
            if (branches.size() < MOST_BRANCHES && branches.add(layout.branches(one.point()))) {
                starts.add(one);
            }
        }
        starts.addAll(found.subList(0, Math.min(settings.localSearches(), found.size())));
        if (!found.isEmpty()) {
            starts.add(found.get(random.nextInt(found.size())));
        }
        return starts;
    }
}
