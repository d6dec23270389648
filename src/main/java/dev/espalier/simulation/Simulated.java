package dev.espalier.simulation;

import dev.espalier.study.StudyState;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a simulated study went.
 *
 * @param state its end
 * @param steps the steps that all trials took together
 * @param seconds the virtual time at its end
 * @param improvements each time that a value of the first objective was the best so far, whether its trial went on or not
 */
public record Simulated(StudyState state, long steps, double seconds, List<Improvement> improvements) {
    public Simulated {
        improvements = List.copyOf(improvements);
    }

    /**
     * A value better than all before.
     *
     * @param steps spent once it was known
     * @param seconds virtual time at which it was known
     */
    public record Improvement(long steps, double seconds, int number, double value) {}

    /** The best value of the first objective that was seen; empty when nothing but failures and NaN was. */
    public OptionalDouble best() {
        return bestBy(Long.MAX_VALUE);
    }

    /** The best value seen until so many steps were spent. */
    public OptionalDouble bestBy(long spent) {
        OptionalDouble best = OptionalDouble.empty();
        for (Improvement improvement : improvements) {
            if (improvement.steps() <= spent) {
                best = OptionalDouble.of(improvement.value());
            }
        }
        return best;
    }
}
