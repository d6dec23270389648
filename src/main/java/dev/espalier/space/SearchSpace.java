package dev.espalier.space;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A tree of open choices and what may be asked of it. Immutable. Every {@link Configuration} is made here, by {@link
 * #sample}, {@link #configuration} or {@link #read}.
 */
public final class SearchSpace {

    /**
     * Reads a configuration with choices left open.
     *
     * @param tree the {@code trial} member of a study
     * @param constraints boolean expressions over parameter paths
     * @param problems receives everything wrong, paths beginning with {@code trial} or {@code constraints}; when it stays
     *     empty the space is whole, else the space returned must not be used
     */
    public static SearchSpace parse(Json.Object tree, List<String> constraints, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /** Every parameter of every branch; a parent before its children. */
    public List<Parameter> parameters() {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code parameter} exists in the branches that {@code code} takes. */
    public boolean exists(Parameter parameter, double[] code) {
        throw new UnsupportedOperationException();
    }

    /** A uniform draw from the tree that satisfies the constraints; empty if none was found in 10,000 draws. */
    public Optional<Configuration> sample(RandomGenerator random) {
        throw new UnsupportedOperationException();
    }

    /**
     * The configuration nearest to {@code code}: values are put into range and onto their grid, and parameters of branches
     * not taken are left out.
     *
     * @param code one number a parameter; where one that exists is NaN, the middle of its range or its first value
     */
    public Configuration configuration(double[] code) {
        throw new UnsupportedOperationException();
    }

    /** Reads parameter path to value, strictly: every parameter that exists must be there and nothing else. */
    public Optional<Configuration> read(Json.Object values, String path, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /** Whether the constraints hold; one that speaks of a parameter that does not exist holds. */
    public boolean allows(Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    /** The training configuration: the tree with every open choice replaced by its value. */
    public Json.Object config(Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    /** The number of different configurations, constraints left out of account; empty when there are infinitely many. */
    public Optional<BigInteger> size() {
        throw new UnsupportedOperationException();
    }
}
