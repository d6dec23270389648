package dev.espalier.sampler;

import java.util.random.RandomGenerator;

/**
 * Kernels over unordered branches: an observed branch has weight 1, and a share of the prior's weight goes to every branch;
 * where nothing was observed all weigh the same. Watanabe 2023, "Tree-structured Parzen estimator: understanding its
 * algorithm components and their roles for better empirical performance", equation 12.
 */
final class BranchKernels implements Kernels {
    private static final int NONE = -1;

    private final int branches;
    private final int[] observed;
    private final double stay;
    private final double logHit;
    private final double logMiss;
    private final double logUniform;

    /** @param observations a branch's index a kernel; NaN where there is none */
    BranchKernels(int branches, double[] observations, double priorWeight) {
        this.branches = branches;
        this.observed = new int[observations.length];
        int kernels = 1;
        for (int k = 0; k < observed.length; k++) {
            boolean seen = !Double.isNaN(observations[k]);
            observed[k] = seen ? (int) observations[k] : NONE;
            kernels += seen ? 1 : 0;
        }
        double share = priorWeight / kernels;
        double total = 1 + branches * share;
        this.stay = 1 / total;
        this.logHit = Math.log((1 + share) / total);
        this.logMiss = Math.log(share / total);
        this.logUniform = -Math.log(branches);
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        boolean stays = observed[kernel] != NONE && random.nextDouble() < stay;
        return stays ? observed[kernel] : random.nextInt(branches);
    }

    @Override
    public void addLog(double code, double[] scores) {
        int branch = (int) code;
        for (int k = 0; k < scores.length; k++) {
            scores[k] += observed[k] == branch ? logHit : observed[k] == NONE ? logUniform : logMiss;
        }
    }
}
