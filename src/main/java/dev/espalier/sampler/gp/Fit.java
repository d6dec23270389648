package dev.espalier.sampler.gp;

/**
 * Hyperparameters found for some observations: the most probable ones, from two starts for each scale that losses may be put
 * on.
 *
 * @param bend the scale that explains the losses best, see {@link LossWarp#of}
 */
record Fit(double[] logs, double bend) {
    static final double STRAIGHT = 2;
    static final double[] BENDS = {STRAIGHT, 0.5};
    private static final int SCREENING = 12;
    private static final int EVALUATIONS = 40;
    private static final double FLAT_ENOUGH = 1e-2;

    /** @param bends scales to choose from */
    static Fit of(
            Layout layout,
            GpSettings.Noise noise,
            double[][] xs,
            double[] losses,
            double[] extraNoise,
            double... bends) {
        Points points = new Points(layout.size(), xs.length);
        for (double[] x : xs) {
            points.add(x);
        }
        Prior prior = new Prior(layout, noise);
        BoundedOptimizer screening = new BoundedOptimizer(prior.low(), prior.high(), SCREENING, FLAT_ENOUGH, 1);
        double best = Double.POSITIVE_INFINITY;
        Fit found = new Fit(prior.center(), STRAIGHT);
        for (double bend : bends) {
            LossWarp warp = LossWarp.of(losses, bend);
            Likelihood likelihood = new Likelihood(layout, points, warp.at(losses), extraNoise, prior);
            for (double[] start : new double[][] {prior.center(), apart(layout, prior)}) {
                BoundedOptimizer.Minimum minimum = screening.minimise(likelihood, start);
                double value = minimum.value() - warp.logJacobian(losses);
                if (value < best) {
                    best = value;
                    found = new Fit(minimum.point(), bend);
                }
            }
        }
        LossWarp warp = LossWarp.of(losses, found.bend());
        Likelihood likelihood = new Likelihood(layout, points, warp.at(losses), extraNoise, prior);
        BoundedOptimizer minimiser = new BoundedOptimizer(prior.low(), prior.high(), EVALUATIONS, FLAT_ENOUGH, 1);
        return new Fit(minimiser.minimise(likelihood, found.logs()).point(), found.bend());
    }

    /** Where each parameter does its own part and little is joint. */
    private static double[] apart(Layout layout, Prior prior) {
        double[] start = prior.center();
        Theta theta = new Theta(layout.size());
        start[theta.variance()] -= 3;
        for (int p = 0; p < layout.size(); p++) {
            start[theta.weight(p)] += 1;
            start[theta.alone(p)] -= 1;
        }
        return start;
    }
}
