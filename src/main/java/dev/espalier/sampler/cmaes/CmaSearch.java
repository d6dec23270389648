package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.FinishedTrials.Finished;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.pareto.Standing;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * CMA-ES over the ordered parameters of one set of branches: finished trials in, in their order, and points out. A generation
 * is as many trials as the population asks for, whoever proposed them.
 */
final class CmaSearch {
    /** Draws for one proposal, before what is outside is put onto the bounds. */
    private static final int DRAWS = 20;

    private record Ranked(double[] point, Standing standing) {}

    private final CmaEncoding numbers;
    private final CmaSettings settings;
    private final long seed;
    private final CmaRestarts restarts;
    private CmaDistribution distribution;
    private CmaMargin margin;
    private CmaStop stop;
    private CmaRates rates;
    private int searches;
    private final List<Ranked> generation = new ArrayList<>();

    /** @param numbers at least one dimension */
    CmaSearch(CmaEncoding numbers, CmaSettings settings, long seed) {
        this.numbers = numbers;
        this.settings = settings;
        this.seed = seed;
        this.restarts = new CmaRestarts(settings, numbers.dimensions());
        double[] middle = new double[numbers.dimensions()];
        Arrays.fill(middle, 0.5);
        begin(middle);
    }

    private void begin(double[] mean) {
        rates = CmaRates.of(numbers.dimensions(), restarts.population(), settings.axes());
        Covariance shape = Covariance.of(settings.axes(), numbers.dimensions());
        distribution = new CmaDistribution(rates, shape, mean, restarts.sigma());
        margin = new CmaMargin(numbers, restarts.population());
        stop = new CmaStop(numbers.dimensions(), restarts.population(), restarts.sigma());
        searches++;
    }

    /** One of the points that trial {@code number} may be given, by the number of the attempt to place it. */
    double[] draw(RandomGenerator random) {
        double[] point = distribution.draw(random);
        for (int draw = 1; draw < DRAWS && !numbers.isInside(point); draw++) {
            point = distribution.draw(random);
        }
        return point;
    }

    /** The random source of what trial {@code number} is given. */
    RandomGenerator random(int number) {
        return RandomSource.forTrial(RandomSource.hash(seed, numbers.dimensions()), number);
    }

    void learn(Finished finished) {
        Configuration configuration = finished.trial().configuration();
        generation.add(new Ranked(point(finished.trial().number(), configuration), finished.standing()));
        if (generation.size() == rates.population()) {
            generation.sort(Comparator.comparing(Ranked::standing));
            distribution.update(generation.stream().map(Ranked::point).toArray(double[][]::new));
            double[] losses = generation.stream()
                    .mapToDouble(ranked -> ranked.standing().loss())
                    .toArray();
            generation.clear();
            if (settings.margin() == CmaSettings.Margin.KEPT) {
                margin.keep(distribution);
            }
            if (stop.isReached(distribution, losses) && settings.restarts() != CmaSettings.Restarts.NONE) {
                restart();
            }
        }
    }

    private void restart() {
        RandomGenerator random = RandomSource.forTrial(RandomSource.hash(seed, -1), searches);
        restarts.next(distribution.generation() * rates.population(), random.nextDouble(), random.nextDouble());
        double[] start = new double[numbers.dimensions()];
        Arrays.setAll(start, _ -> random.nextDouble());
        begin(start);
    }

    /**
     * Where a trial's point was drawn. On a grid the configuration tells no more than the cell, so the draw is made again; if
     * it leads elsewhere, the trial came from an older distribution or a person, and the middle of the cell stands for it.
     */
    private double[] point(int number, Configuration configuration) {
        double[] code = configuration.code();
        double[] middle = numbers.point(code);
        if (!numbers.hasGrids()) {
            return middle;
        }
        double[] drawn = draw(random(number));
        double[] drawnCode = code.clone();
        numbers.write(drawn, drawnCode);
        if (!Arrays.equals(drawnCode, code)) {
            return middle;
        }
        for (int i = 0; i < middle.length; i++) {
            middle[i] = numbers.hasGrid(i) ? drawn[i] : middle[i];
        }
        return middle;
    }
}
