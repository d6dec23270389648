package dev.espalier.study;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Parameter path to value, for the parameters that exist in the branches taken. Made by a search space, which alone
 * knows how values and codes correspond. Two are equal when their values are.
 */
public final class Configuration {
    private final SequencedMap<String, Json> values;
    private final double[] code;

    /**
     * @param values the parameters that exist, in the order of the space
     * @param code one number a parameter of the space, in its order: a real's or whole number's value, a choice's or
     *     ordinal's index, NaN where the parameter does not exist
     */
    public Configuration(SequencedMap<String, Json> values, double[] code) {
        this.values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        this.code = code.clone();
    }

    public SequencedMap<String, Json> values() {
        return values;
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
        return other instanceof Configuration that && Arrays.equals(code, that.code) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(code);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
