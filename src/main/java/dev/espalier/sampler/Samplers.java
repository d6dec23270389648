package dev.espalier.sampler;

import dev.espalier.sampler.cmaes.CmaSampler;
import dev.espalier.sampler.cmaes.CmaSettings;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.sampler.evolution.EvolutionSampler;
import dev.espalier.sampler.evolution.Nsga2Sampler;
import dev.espalier.sampler.evolution.Nsga2Settings;
import dev.espalier.sampler.gp.GpSampler;
import dev.espalier.sampler.random.GridSampler;
import dev.espalier.sampler.random.RandomSampler;
import dev.espalier.sampler.random.SobolSampler;
import dev.espalier.sampler.tpe.BohbSampler;
import dev.espalier.sampler.tpe.BohbSettings;
import dev.espalier.sampler.tpe.TpeSampler;
import dev.espalier.sampler.tpe.TpeSettings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Every sampler by name. */
public final class Samplers {

    private interface Maker {
        Sampler make(Settings settings, SearchSpace space, SearchTerms terms, Problems problems);
    }

    private record Kind(String name, Shape.Fields settings, Maker maker) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "auto",
                    SettingsShape.none(),
                    (_, space, terms, problems) -> AutoSampler.create(space, terms, problems)),
            new Kind("random", SettingsShape.none(), (_, space, _, _) -> new RandomSampler(space)),
            new Kind("grid", SettingsShape.none(), (_, space, _, problems) -> GridSampler.create(space, problems)),
            new Kind("sobol", SettingsShape.none(), (_, space, _, problems) -> SobolSampler.create(space, problems)),
            new Kind("tpe", TpeSettings.shape(), Samplers::tpe),
            new Kind("gp", GpSampler.shape(), Samplers::gp),
            new Kind(
                    "cma-es",
                    CmaSettings.shape(),
                    (settings, space, terms, problems) ->
                            CmaSampler.create(CmaSettings.of(settings), space, terms, problems)),
            new Kind("evolution", EvolutionSampler.shape(), EvolutionSampler::create),
            new Kind(
                    "nsga2",
                    Nsga2Settings.shape(),
                    (settings, space, terms, _) -> new Nsga2Sampler(
                            space,
                            Nsga2Settings.of(settings),
                            terms.objectives().size())),
            new Kind("bohb", BohbSettings.shape(), BohbSampler::create));

    private Samplers() {}

    /**
     * Makes a sampler.
     *
     * @param algorithm its name and settings; what is left out has its default
     * @param space whole; the sampler must be asked about this space alone
     * @param terms what else the study lays down
     * @param problems receives everything wrong, paths beginning with {@code sampler}; where there is any, the sampler
     *     returned must not be used
     */
    public static Sampler create(Algorithm algorithm, SearchSpace space, SearchTerms terms, Problems problems) {
        Optional<Kind> found = KINDS.stream()
                .filter(kind -> kind.name().equals(algorithm.type()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    "sampler.type",
                    "there is no sampler \"" + algorithm.type() + "\"; known are " + String.join(", ", names()));
            return new RandomSampler(space);
        }
        Settings settings = Settings.read(found.get().settings(), algorithm.settings(), "sampler", problems);
        return found.get().maker().make(settings, space, terms, problems);
    }

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return KINDS.stream().map(Kind::name).toList();
    }

    /** Each sampler's settings with their ranges and defaults. */
    public static Shape.Tagged shape() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        KINDS.forEach(kind -> types.put(kind.name(), kind.settings()));
        return new Shape.Tagged(types);
    }

    private static Sampler tpe(Settings settings, SearchSpace space, SearchTerms terms, Problems problems) {
        return new TpeSampler(space, new RandomSampler(space), TpeSettings.of(settings));
    }

    private static Sampler gp(Settings settings, SearchSpace space, SearchTerms terms, Problems problems) {
        return GpSampler.create(SobolSampler.create(space, problems), settings, space);
    }
}
