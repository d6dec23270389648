package dev.espalier.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * Kernels over unordered branches: an observed branch has weight 1, and a share of the prior's weight goes to every branch.
 * Watanabe 2023, "Tree-structured Parzen estimator: understanding its algorithm components and their roles for better
 * empirical performance", equation 12.
 */
final class BranchColumn implements Column {
    private final int branches;
    private final Observations observations;
    private final int column;
    private final double priorWeight;
    private double stay;
    private double logHit;
    private double logMiss;
    private int[] arranged = new int[0];
    private int kernels;

    BranchColumn(int branches, Observations observations, int column, double priorWeight) {
        this.branches = branches;
        this.observations = observations;
        this.column = column;
        this.priorWeight = priorWeight;
    }

    @Override
    public void put(int place) {
        // The branch stands among the observations, and kernels do not depend on one another.
    }

    @Override
    public void take(int place) {
        // As above.
    }

    @Override
    public void settle(int kernels) {
        double share = priorWeight / (kernels + 1);
        double total = 1 + branches * share;
        stay = 1 / total;
        logHit = Math.log((1 + share) / total);
        logMiss = Math.log(share / total);
    }

    @Override
    public void arrange(int[] places, int count) {
        if (arranged.length < count) {
            arranged = new int[2 * count];
        }
        kernels = count;
        for (int k = 0; k < count; k++) {
            arranged[k] = (int) observations.code(column, places[k]);
        }
    }

    @Override
    public void addNorms(double[] sums) {
        for (int k = 0; k < kernels; k++) {
            sums[k] += logMiss;
        }
    }

    @Override
    public double query(double code) {
        return code;
    }

    @Override
    public void addScores(double query, double[] scores, int block, int count) {
        int branch = (int) query;
        double gain = logHit - logMiss;
        int first = block * Blocks.SIZE;
        for (int i = 0; i < count; i++) {
            scores[i] += arranged[first + i] == branch ? gain : 0;
        }
    }

    @Override
    public double prior(double query) {
        return -Math.log(branches);
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        return random.nextDouble() < stay ? arranged[kernel] : random.nextInt(branches);
    }

    @Override
    public double drawPrior(RandomGenerator random) {
        return random.nextInt(branches);
    }
}
