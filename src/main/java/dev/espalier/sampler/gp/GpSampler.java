package dev.espalier.sampler.gp;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code gp}: fits a Gaussian process to what trials told and proposes where the expected improvement, or with several
 * objectives the expected gain of hypervolume, is highest. Jones, Schonlau and Welch 1998, "Efficient global optimization of
 * expensive black-box functions".
 *
 * <p>Keeps the last fit, which is found again from any longer history and is nothing but a saving: a history that does not
 * begin as the last one did is fitted anew, with the same outcome as without it.
 */
public final class GpSampler implements Sampler {
    private final Sampler start;
    private final Layout layout;
    private final GpSettings settings;
    private final HistoryCache<CandidateFilter> untried;
    private Optional<Surrogate> last = Optional.empty();

    private GpSampler(Sampler start, Layout layout, GpSettings settings) {
        this.start = start;
        this.untried = CandidateFilter.memory(layout.space());
        this.layout = layout;
        this.settings = settings;
    }

    /** @param start proposes until enough trials have told a value */
    public static GpSampler create(Sampler start, Settings settings, SearchSpace space) {
        return new GpSampler(start, new Layout(space), GpSettings.of(settings));
    }

    /** With every setting as it is by default. */
    public static GpSampler standard(Sampler start, SearchSpace space) {
        return create(start, Settings.read(shape(), Json.EMPTY, "sampler", new Problems()), space);
    }

    public static Shape.Fields shape() {
        return GpSettings.shape();
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter open = untried.upTo(history);
        Evidence evidence = Evidence.of(history);
        long told = evidence.observed().stream().filter(Observed::told).count();
        if (told < settings.startupTrials()) {
            return start.suggest(space, history, random);
        }
        return suggest(evidence.observed(), evidence.pending(), open, random);
    }

    /**
     * Proposes from observations chosen by the caller.
     *
     * @param observed at least one, in an order that later calls carry on
     * @param pending configurations under way
     * @param open what may be proposed
     */
    public synchronized Optional<Configuration> suggest(
            List<Observed> observed, List<Configuration> pending, CandidateFilter open, RandomGenerator random) {
        Surrogate surrogate = Surrogate.of(layout, settings, observed, last);
        last = Optional.of(surrogate);
        List<double[]> under = pending.stream().map(layout::point).toList();
        return new Proposal(layout, settings, surrogate, under, random).among(open);
    }
}
