package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What can be set about {@code nsga2}; names as Optuna has them.
 *
 * @param mutationProbability of each parameter; empty for one parameter a child, on average
 * @param crossoverProbability that a child has two parents
 * @param swappingProbability that a parameter comes from the second parent
 */
public record Nsga2Settings(
        int populationSize,
        OptionalDouble mutationProbability,
        double crossoverProbability,
        double swappingProbability,
        Crossover crossover) {

    /** How two parents' numbers become a child's. */
    enum Crossover {
        UNIFORM,
        SBX
    }

    public static Shape.Fields shape() {
        return new SettingsShape()
                .whole("population_size", 2, 1_000_000, 50, "How many trials make a generation.")
                .realOrAuto("mutation_prob", 0, 1, "How likely each parameter is to be changed; auto: one of them all.")
                .real("crossover_prob", 0, 1, 0.9, "How likely a trial is to have two parents.")
                .real("swapping_prob", 0, 1, 0.5, "How likely each parameter is to come from the second parent.")
                .word("crossover", List.of("uniform", "sbx"), "How numbers of two parents are joined.")
                .shape();
    }

    public static Nsga2Settings of(Settings settings) {
        return new Nsga2Settings(
                settings.whole("population_size"),
                settings.isNumber("mutation_prob")
                        ? OptionalDouble.of(settings.real("mutation_prob"))
                        : OptionalDouble.empty(),
                settings.real("crossover_prob"),
                settings.real("swapping_prob"),
                settings.word("crossover").equals("sbx") ? Crossover.SBX : Crossover.UNIFORM);
    }
}
