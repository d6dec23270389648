package dev.espalier.testing;

/**
 * How far what an engine computes in single precision may lie from what the same formula gives in double precision, or the
 * other engine. Kernels add up in orders of their own and have tables of their own for functions, so every processor rounds
 * otherwise. A bound follows from what is computed, never from what one processor gave.
 */
public final class Rounding {
    /** The most that rounding changes a number, as a share of it: half of the distance from 1 to the next number. */
    public static final double UNIT = 0x1p-24;

    /**
     * The most that rounding in double precision changes what is made of terms no larger than a few hundred in some dozens of
     * operations: 35 units in the last place of 256, where Java promises its functions to one or two and all else exactly.
     */
    public static final double DOUBLE = 1e-12;

    /**
     * What one value of {@code exp}, {@code tanh} or the like counts, in operations: the engines' libraries promise at most four
     * units in the last place, each of which is two of {@link #UNIT}.
     */
    public static final int FUNCTION = 8;

    private Rounding() {}

    /**
     * The most that rounding changes the result of {@code operations} one upon the other, as a share of the sum of the sizes of
     * what was added up: {@code n u / (1 - n u)}, in whatever order they are done (Higham 2002, lemma 3.1 and section 4.2). A
     * sum of n products takes n operations.
     */
    public static double of(int operations) {
        return operations * UNIT / (1 - operations * UNIT);
    }

    /**
     * The same of a net's outputs, as a share of what its last layer adds up: each of {@code layers} adds up as many as
     * {@code terms} products and takes a function of the sum. What one loses the next hands on as large as it is, which holds
     * for weights as initializers make them.
     *
     * @param layers one upon the other; a recurrent one counts once a step
     */
    public static double ofLayers(int layers, int terms) {
        return of(layers * (terms + FUNCTION));
    }

    /** The same of a loss after {@code steps} of training, each of which goes through all layers and back. */
    public static double ofSteps(int steps, int layers, int terms) {
        return of(2 * steps * layers * (terms + FUNCTION));
    }
}
