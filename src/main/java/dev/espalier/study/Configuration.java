package dev.espalier.study;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Parameter path to value, for the parameters that exist in the branches taken. Made by a search space, which alone
 * knows how values and codes correspond. Two are equal when their values are.
 */
public final class Configuration {
    private final Supplier<SequencedMap<String, Json>> values;
    private final double[] code;

    /**
     * @param values the parameters that exist, in the order of the space
     * @param code one number a parameter of the space, in its order: a real's or whole number's value, a choice's or
     *     ordinal's index, NaN where the parameter does not exist
     */
    public Configuration(SequencedMap<String, Json> values, double[] code) {
        SequencedMap<String, Json> copy = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        this.values = () -> copy;
        this.code = code.clone();
    }

    private Configuration(Supplier<SequencedMap<String, Json>> values, double[] code) {
        this.values = values;
        this.code = code.clone();
    }

    /**
     * A configuration whose values are worked out when they are first asked for: the algorithms read codes alone, so most of
     * a large study's never are.
     *
     * @param values always gives the same, and can be called by any thread
     */
    public static Configuration lazily(Supplier<SequencedMap<String, Json>> values, double[] code) {
        return new Configuration(new Later(values), code);
    }

    public SequencedMap<String, Json> values() {
        return values.get();
    }

    /** The number that stands for parameter {@code index}; NaN where it does not exist here. */
    public double code(int index) {
        return code[index];
    }

    /** A copy of all codes. */
    public double[] code() {
        return code.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration that && Arrays.equals(code, that.code) && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(code);
    }

    @Override
    public String toString() {
        return values().toString();
    }

    /** Two threads that ask at once both work the values out, which does no harm: they are the same. */
    private static final class Later implements Supplier<SequencedMap<String, Json>> {
        private final Supplier<SequencedMap<String, Json>> source;
        private volatile Optional<SequencedMap<String, Json>> known = Optional.empty();

        Later(Supplier<SequencedMap<String, Json>> source) {
            this.source = source;
        }

        @Override
        public SequencedMap<String, Json> get() {
            Optional<SequencedMap<String, Json>> now = known;
            if (now.isEmpty()) {
                now = Optional.of(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(source.get())));
                known = now;
            }
            return now.orElseThrow();
        }
    }
}
