package dev.espalier.sampler;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code grid}: every configuration of a finite space once, in an order shuffled by the study's seed. */
record GridSampler() implements Sampler {

    static Sampler create(SearchSpace space, Problems problems) {
        List<String> continuous = space.parameters().stream()
                .filter(GridSampler::isContinuous)
                .map(Parameter::path)
                .toList();
        if (!continuous.isEmpty()) {
            problems.add(
                    "sampler.type",
                    "grid needs a finite space; give a step to, or use $ordinal or $int for: "
                            + String.join(", ", continuous));
        }
        return new GridSampler();
    }

    private static boolean isContinuous(Parameter parameter) {
        return parameter instanceof Parameter.Real real && real.step().isEmpty() && real.low() < real.high();
    }

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        Untried untried = Untried.in(space, history);
        BigInteger size = space.size().orElseThrow();
        Shuffle shuffle = new Shuffle(size, history.seed());
        for (BigInteger place = BigInteger.ZERO; place.compareTo(size) < 0; place = place.add(BigInteger.ONE)) {
            Optional<Configuration> there = space.at(shuffle.at(place)).filter(untried::accepts);
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }
}
