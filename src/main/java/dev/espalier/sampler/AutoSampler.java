package dev.espalier.sampler;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.sampler.gp.GpSampler;
import dev.espalier.sampler.random.SobolSampler;
import dev.espalier.sampler.tpe.TpeSampler;
import dev.espalier.sampler.tpe.TpeSettings;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code auto}, the default: {@code gp} as long as trials are few enough for it, then {@code tpe}, which goes on from the
 * same history; where most trials are stopped early, {@link MultiFidelityAutoSampler}. What it chooses by was measured; the figures
 * stand in this room's rationale.
 *
 * @param early for the first trials
 * @param late from trial number {@code many} on
 * @param halved once most trials were stopped early
 */
record AutoSampler(Sampler early, Sampler late, Sampler halved, int many) implements Sampler {
    /** From here on a proposal by gp costs a tenth of a second and more, and gains little. */
    private static final int MANY = 1000;
    /** More parameters than this, and gp has more to find out about them than trials can tell. */
    private static final int MOST_PARAMETERS = 100;

    private static final int MOST_OBJECTIVES = 4;

    static Sampler create(SearchSpace space, SearchTerms terms, Problems problems) {
        Sampler start = SobolSampler.create(space, problems);
        Sampler tpe = new TpeSampler(space, start, TpeSettings.DEFAULT);
        boolean unfit = space.parameters().size() > MOST_PARAMETERS
                || terms.objectives().size() > MOST_OBJECTIVES;
        int many = unfit ? 0 : MANY;
        return new AutoSampler(
                GpSampler.standard(start, space), tpe, MultiFidelityAutoSampler.create(start, space, many), many);
    }

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        Sampler fit =
                MultiFidelityAutoSampler.fits(history.trials()) ? halved : history.nextNumber() < many ? early : late;
        return fit.suggest(space, history, random);
    }
}
