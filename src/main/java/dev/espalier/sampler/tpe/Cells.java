package dev.espalier.sampler.tpe;

/** The logarithms of normal kernels' masses in a grid's cells. */
interface Cells {
    /** Grids with more values than this are not tabulated. */
    long MOST_TABULATED = 512;

    static Cells of(Line line) {
        boolean tabulated = line.spacing() == Line.Spacing.PLACES && line.high() - line.low() <= MOST_TABULATED;
        return tabulated ? new TabulatedCells(line) : new ComputedCells(line);
    }

    /** The kernel at {@code place} has this centre and width from now on. */
    void change(int place, double center, double width);

    /** From now on the kernels are those at {@code places}, and go by their place in this list. */
    void arrange(int[] places, int count);

    /**
     * Adds the log of the mass in the cell of {@code code} of {@code count} kernels of one block.
     *
     * @param scores at index i the score of kernel {@code block * Blocks.SIZE + i}
     */
    void addLogs(double code, double[] scores, int block, int count);
}
