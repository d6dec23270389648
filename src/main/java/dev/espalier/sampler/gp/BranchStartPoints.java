package dev.espalier.sampler.gp;

import java.util.List;

/** For each choice and branch a point that takes it, the best that is known: where a search that changes branches goes on from. */
final class BranchStartPoints {
    private final Layout layout;
    private final double[][][] points;

    /** @param known the best first; candidates stand in for branches that none of them takes */
    BranchStartPoints(Layout layout, List<double[]> known, List<double[]> candidates) {
        this.layout = layout;
        this.points = new double[layout.size()][][];
        for (int p = 0; p < points.length; p++) {
            points[p] = new double[layout.isChoice(p) ? layout.count(p) : 0][];
        }
        known.forEach(this::offer);
        candidates.forEach(this::offer);
    }

    private void offer(double[] point) {
        for (int p = 0; p < point.length; p++) {
            if (layout.isChoice(p) && point[p] != Layout.ABSENT && points[p][(int) point[p]] == null) {
                points[p][(int) point[p]] = point;
            }
        }
    }

    boolean has(int choice, int branch) {
        return points[choice][branch] != null;
    }

    /** {@code x} in another branch of {@code choice}, with the template's parameters of that branch. */
    double[] taking(double[] x, int choice, int branch) {
        double[] moved = x.clone();
        moved[choice] = branch;
        for (int p = choice + 1; p < x.length; p++) {
            if (layout.isBelow(p, choice)) {
                moved[p] = points[choice][branch][p];
            }
        }
        return moved;
    }
}
