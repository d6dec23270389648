package dev.espalier.trainer.optimizer;

/**
 * How far a gradient may reach; what reaches further is cut, first by value, then by norm.
 *
 * @param norm the greatest Euclidean norm of all arrays together; 0 for no limit
 * @param value the greatest size of each number; 0 for no limit
 */
public record Clipping(double norm, double value) {
    /** No limit at all. */
    public static final Clipping NONE = new Clipping(0, 0);
}
