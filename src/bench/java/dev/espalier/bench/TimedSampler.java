package dev.espalier.bench;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Adds up the processor time that a sampler takes, which other work on the machine does not lengthen. For one thread. */
final class TimedSampler implements Sampler {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Sampler sampler;
    private long nanoseconds;
    private int proposals;

    TimedSampler(Sampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        long start = threads.getCurrentThreadCpuTime();
        try {
            return sampler.suggest(space, history, random);
        } finally {
            nanoseconds += threads.getCurrentThreadCpuTime() - start;
            proposals++;
        }
    }

    double milliseconds() {
        return proposals == 0 ? 0 : nanoseconds / 1e6 / proposals;
    }
}
