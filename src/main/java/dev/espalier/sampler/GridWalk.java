package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Trial;
import java.math.BigInteger;
import java.util.Optional;

/** A finite space's configurations in shuffled order, and how far the walk through them has come. */
final class GridWalk implements Learner {
    private final SearchSpace space;
    private final BigInteger size;
    private final Shuffle shuffle;
    private final Untried untried;
    /** All before were tried or are forbidden, and stay so. */
    private BigInteger place = BigInteger.ZERO;

    GridWalk(SearchSpace space, Untried untried, long seed) {
        this.space = space;
        this.size = space.size().orElseThrow();
        this.shuffle = new Shuffle(size, seed);
        this.untried = untried;
    }

    @Override
    public void see(Trial trial) {
        untried.see(trial);
    }

    /** The first that is allowed and untried; empty when there is none. */
    Optional<Configuration> next() {
        for (; place.compareTo(size) < 0; place = place.add(BigInteger.ONE)) {
            Optional<Configuration> there = space.at(shuffle.at(place)).filter(untried::accepts);
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }
}
