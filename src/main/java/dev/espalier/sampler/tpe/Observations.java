package dev.espalier.sampler.tpe;

import dev.espalier.space.Parameter;
import dev.espalier.study.Configuration;
import java.util.Arrays;
import java.util.List;

/** The codes of trials, a column a parameter: a trial's place is how many came before it. */
final class Observations {
    private final List<Parameter> parameters;
    private double[][] codes;
    private int size;

    /** @param parameters that every trial has */
    Observations(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.codes = new double[parameters.size()][16];
    }

    List<Parameter> parameters() {
        return parameters;
    }

    int size() {
        return size;
    }

    /** Adds a trial, and answers its place. */
    int add(Configuration configuration) {
        for (int column = 0; column < codes.length; column++) {
            if (size == codes[column].length) {
                codes[column] = Arrays.copyOf(codes[column], 2 * size);
            }
            codes[column][size] = configuration.code(parameters.get(column).index());
        }
        return size++;
    }

    double code(int column, int place) {
        return codes[column][place];
    }
}
