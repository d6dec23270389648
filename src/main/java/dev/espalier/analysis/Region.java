package dev.espalier.analysis;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import java.util.Arrays;

/** A box of a search space: an interval of places a parameter, and a set of branches a choice. Immutable. */
final class Region {
    private final double[] lows;
    private final double[] highs;
    /** By parameter; empty for those that are no choices. */
    private final boolean[][] allowed;

    private Region(double[] lows, double[] highs, boolean[][] allowed) {
        this.lows = lows;
        this.highs = highs;
        this.allowed = allowed;
    }

    static Region whole(SearchSpace space) {
        int count = space.parameters().size();
        double[] highs = new double[count];
        Arrays.fill(highs, 1);
        boolean[][] allowed = new boolean[count][];
        for (Parameter parameter : space.parameters()) {
            int labels = parameter instanceof Parameter.Choice choice
                    ? choice.labels().size()
                    : 0;
            allowed[parameter.index()] = new boolean[labels];
            Arrays.fill(allowed[parameter.index()], true);
        }
        return new Region(new double[count], highs, allowed);
    }

    /** The part of which the parameter is below {@code threshold}. */
    Region below(int parameter, double threshold) {
        double[] newHighs = highs.clone();
        newHighs[parameter] = threshold;
        return new Region(lows, newHighs, allowed);
    }

    /** The part of which the parameter is above {@code threshold}. */
    Region above(int parameter, double threshold) {
        double[] newLows = lows.clone();
        newLows[parameter] = threshold;
        return new Region(newLows, highs, allowed);
    }

    /** The part that takes one of {@code branches}, of those that are allowed. */
    Region within(int parameter, boolean[] branches) {
        boolean[][] newAllowed = allowed.clone();
        newAllowed[parameter] = new boolean[branches.length];
        for (int branch = 0; branch < branches.length; branch++) {
            newAllowed[parameter][branch] = branches[branch] && allowed[parameter][branch];
        }
        return new Region(lows, highs, newAllowed);
    }

    double low(int parameter) {
        return lows[parameter];
    }

    double high(int parameter) {
        return highs[parameter];
    }

    boolean allows(int choice, int branch) {
        return allowed[choice][branch];
    }

    boolean isOnly(int choice, int branch) {
        return allowed[choice][branch] && count(choice) == 1;
    }

    /** How much of the parameter's values it allows, where the parameter exists. */
    double share(int parameter) {
        return allowed[parameter].length == 0
                ? highs[parameter] - lows[parameter]
                : (double) count(parameter) / allowed[parameter].length;
    }

    private int count(int choice) {
        int count = 0;
        for (boolean one : allowed[choice]) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
