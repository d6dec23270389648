package dev.espalier.sampler.random;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.FeistelShuffle;
import dev.espalier.sampler.core.IncrementalModel;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Trial;
import java.math.BigInteger;
import java.util.Optional;

/** A finite space's configurations in shuffled order, and how far the walk through them has come. */
public final class GridWalk implements IncrementalModel {
    /** A wider gap between configurations that the constraints allow is taken for the end. */
    static final int WIDEST_GAP = 1_000_000;

    private final SearchSpace space;
    private final BigInteger size;
    private final FeistelShuffle shuffle;
    private final CandidateFilter untried;
    private final int widestGap;
    /** All before were tried or are forbidden, and stay so. */
    private BigInteger place = BigInteger.ZERO;
    /** How many just before {@link #place} are forbidden. */
    private int forbidden;

    public GridWalk(SearchSpace space, CandidateFilter untried, long seed, int widestGap) {
        this.space = space;
        this.size = space.size().orElseThrow();
        this.shuffle = new FeistelShuffle(size, seed);
        this.untried = untried;
        this.widestGap = widestGap;
    }

    @Override
    public void see(Trial trial) {
        untried.see(trial);
    }

    /** The first that is allowed and untried; empty when there is none, or too wide a gap before it. */
    public Optional<Configuration> next() {
        for (; place.compareTo(size) < 0 && forbidden < widestGap; place = place.add(BigInteger.ONE)) {
            Configuration there = space.at(shuffle.at(place)).orElseThrow();
            if (untried.accepts(there)) {
                return Optional.of(there);
            }
            forbidden = space.allows(there) ? 0 : forbidden + 1;
        }
        return Optional.empty();
    }
}
