package dev.espalier.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A Gaussian process an objective, fitted to observations: hyperparameters by the first so many, see {@link RefitSchedule}, the
 * rest added to the factor. Immutable, and a function of the observations alone: one grown is the same to the last bit as one
 * made at once.
 */
final class Surrogate {
    /** As many observations as a model begins with; of more it takes the best and the newest. */
    private static final int MOST = 500;
    /** As many as hyperparameters are fitted to. */
    private static final int MOST_FITTED = 250;

    private final List<Observed> seen;
    private final int fitted;
    private final int[] base;
    private final List<Fit> fits;
    private final List<Model> models;

    private Surrogate(List<Observed> seen, int fitted, int[] base, List<Fit> fits, List<Model> models) {
        this.seen = seen;
        this.fitted = fitted;
        this.base = base;
        this.fits = fits;
        this.models = models;
    }

    /**
     * Fitted to observations.
     *
     * @param observed in the order in which they came
     * @param known made before, perhaps from the beginning of the same observations
     */
    static Surrogate of(Layout layout, GpSettings settings, List<Observed> observed, Optional<Surrogate> known) {
        int fitted = RefitSchedule.fitted(observed.size());
        return known.filter(surrogate -> surrogate.fitted == fitted && surrogate.isBeginningOf(observed))
                .orElseGet(() -> fresh(layout, settings.noise(), observed.subList(0, fitted), Fit.BENDS))
                .grown(layout, observed);
    }

    /** Fitted to all observations, losses on their own scale. */
    static Surrogate straight(Layout layout, List<Observed> observed) {
        return fresh(layout, GpSettings.Noise.LEARNED, observed, Fit.STRAIGHT);
    }

    private boolean isBeginningOf(List<Observed> observed) {
        return seen.size() <= observed.size()
                && IntStream.range(0, seen.size()).allMatch(i -> seen.get(i).isSameAs(observed.get(i)));
    }

    private static Surrogate fresh(Layout layout, GpSettings.Noise kind, List<Observed> observed, double... bends) {
        int[] base = chosen(observed, MOST);
        int[] fittedTo = chosen(observed, MOST_FITTED);
        int objectives = observed.getFirst().losses().length;
        List<Fit> fits = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (int m = 0; m < objectives; m++) {
            List<Observed> part =
                    Arrays.stream(fittedTo).mapToObj(observed::get).toList();
            Fit fit = Fit.of(layout, kind, points(layout, part), losses(part, m), noise(part), bends);
            Model model = new Model(layout, fit.logs(), base.length + 16);
            List<Observed> first = Arrays.stream(base).mapToObj(observed::get).toList();
            model.add(points(layout, first), noise(first));
            fits.add(fit);
            models.add(model);
        }
        return new Surrogate(List.copyOf(observed), observed.size(), base, fits, models);
    }

    /** The places of the best half and the newest half of {@code most}, or of all, in order. */
    private static int[] chosen(List<Observed> observed, int most) {
        int count = observed.size();
        if (count <= most) {
            return IntStream.range(0, count).toArray();
        }
        Set<Integer> chosen = new LinkedHashSet<>();
        IntStream.range(count - most / 2, count).forEach(chosen::add);
        int objectives = observed.getFirst().losses().length;
        List<List<Integer>> orders = new ArrayList<>();
        for (int m = 0; m < objectives; m++) {
            int objective = m;
            orders.add(IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> observed.get(i).losses()[objective]))
                    .toList());
        }
        for (int place = 0; place < count && chosen.size() < most; place++) {
            for (List<Integer> order : orders) {
                chosen.add(order.get(place));
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private Surrogate grown(Layout layout, List<Observed> observed) {
        List<Observed> more = observed.subList(seen.size(), observed.size());
        if (more.isEmpty()) {
            return this;
        }
        List<Model> grown = new ArrayList<>();
        for (Model model : models) {
            Model copy = model.copy(more.size() + 8);
            copy.add(points(layout, more), noise(more));
            grown.add(copy);
        }
        return new Surrogate(List.copyOf(observed), fitted, base, fits, grown);
    }

    private static double[][] points(Layout layout, List<Observed> observed) {
        return observed.stream().map(one -> layout.point(one.configuration())).toArray(double[][]::new);
    }

    private static double[] losses(List<Observed> observed, int objective) {
        return observed.stream().mapToDouble(one -> one.losses()[objective]).toArray();
    }

    private static double[] noise(List<Observed> observed) {
        return observed.stream().mapToDouble(one -> one.spread() * one.spread()).toArray();
    }

    int objectives() {
        return models.size();
    }

    /** The losses of what an objective's model holds, in its order. */
    private double[] held(int objective) {
        IntStream places = IntStream.concat(Arrays.stream(base), IntStream.range(fitted, seen.size()));
        return places.mapToDouble(place -> seen.get(place).losses()[objective]).toArray();
    }

    LossWarp warp(int objective) {
        return LossWarp.of(held(objective), fits.get(objective).bend());
    }

    /**
     * What an objective is taken to be elsewhere. Points under way count as if their mean had come out: Ginsbourger, Le Riche
     * and Carraro 2010, "Kriging is well-suited to parallelize optimization", section 4.2.
     */
    PosteriorPrediction prediction(int objective, List<double[]> pending) {
        Model model = models.get(objective);
        double[] weights = model.weights(warp(objective).at(held(objective)));
        if (!pending.isEmpty()) {
            model = model.copy(pending.size());
            model.add(pending.toArray(double[][]::new), new double[pending.size()]);
        }
        return new PosteriorPrediction(model, weights);
    }

    Model model(int objective) {
        return models.get(objective);
    }
}
