package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.gp.GpSampler;
import dev.espalier.sampler.pareto.TrialSplit;
import dev.espalier.sampler.random.RandomSampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * {@code bohb}: a model of the highest step that enough trials have reached, for schedulers that stop or pause most trials
 * early. Falkner et al. 2018, "BOHB: robust and efficient hyperparameter optimization at scale", algorithm 2.
 */
public final class BohbSampler implements Sampler {
    /** Schedulers that compare trials at fixed steps, or may. */
    private static final Set<String> WITH_RUNGS = Set.of("asha", "hyperband", "pasha", "any", "all");

    private final double randomFraction;
    private final Sampler blind;
    private final Sampler model;
    private final HistoryCache<Fidelity> fidelity;

    private BohbSampler(double randomFraction, Sampler blind, Sampler model, int enough) {
        this.randomFraction = randomFraction;
        this.blind = blind;
        this.model = model;
        this.fidelity = new HistoryCache<>(history -> new Fidelity(history.objectives(), enough));
    }

    public static Sampler create(Settings given, SearchSpace space, SearchTerms terms, Problems problems) {
        String scheduler = terms.scheduler().type();
        if (!WITH_RUNGS.contains(scheduler)) {
            problems.add(
                    "sampler.type",
                    "bohb learns from steps at which a scheduler compares trials, and the scheduler " + scheduler
                            + " has none; take hyperband, asha or pasha, or leave the scheduler out for hyperband");
        }
        BohbSettings settings = BohbSettings.of(given);
        int enough = settings.leastPoints().orElse(space.parameters().size() + 1) + 2;
        Sampler blind = new RandomSampler(space);
        return new BohbSampler(settings.randomFraction(), blind, model(settings, space, blind, enough), enough);
    }

    private static Sampler model(BohbSettings settings, SearchSpace space, Sampler blind, int enough) {
        return switch (settings.model()) {
            case TPE ->
                new TpeSampler(
                        space,
                        blind,
                        new TpeSettings(
                                enough,
                                settings.candidates(),
                                OptionalDouble.of(settings.share()),
                                OptionalDouble.of(1),
                                TrialSplit.Unfinished.BAD,
                                TpeSettings.DEFAULT.magicClip(),
                                TpeSettings.DEFAULT.endpoints()));
            case GP -> GpSampler.standard(blind, space);
        };
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        Fidelity seen = fidelity.upTo(history);
        boolean learns = random.nextDouble() >= randomFraction && seen.step().isPresent();
        return learns
                ? model.suggest(
                        space,
                        new History(history.objectives(), history.resource(), history.seed(), seen.view()),
                        random)
                : blind.suggest(space, history, random);
    }
}
