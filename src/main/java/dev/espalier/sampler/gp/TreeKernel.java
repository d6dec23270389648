package dev.espalier.sampler.gp;

import dev.espalier.sampler.gp.Layout.Level;

/**
 * The covariance of two points of the branch tree. The joint part is, at each level, a Matérn-5/2 kernel of the numbers
 * (Rasmussen and Williams 2006, equation 4.17, with a length scale each) times a factor a choice: {@code s} where the branches differ,
 * {@code s + (1 - s) * below} where they agree, {@code below} being the same of the branch's own level. So two points compare on
 * the parameters that both have and on nothing else, and since that is a sum of products of kernels it is positive definite
 * on any tree. To it comes a kernel of each parameter alone, zero where one of the points lacks it: Duvenaud, Nickisch and
 * Rasmussen 2011, "Additive Gaussian processes", first order. A constant stands for the unknown mean.
 *
 * <p>Used by one thread; {@link #differentiate} speaks of the last {@link #row}.
 */
final class TreeKernel {
    private static final double SQRT5 = Math.sqrt(5);
    /** The variance of the mean, objectives being standardised. */
    private static final double MEAN = 1;

    private final Layout layout;
    private final Theta theta;
    private final double variance;
    private final double[] jointScale;
    private final double[] aloneScale;
    private final double[] weight;
    private final double[][] alonePower;
    private final double[][] aloneDecay;
    private final LevelRow root;

    TreeKernel(Layout layout, double[] logs, int capacity) {
        this.layout = layout;
        this.theta = new Theta(layout.size());
        int parameters = layout.size();
        variance = Math.exp(logs[theta.variance()]);
        jointScale = new double[parameters];
        aloneScale = new double[parameters];
        weight = new double[parameters];
        alonePower = new double[parameters][capacity];
        aloneDecay = new double[parameters][capacity];
        for (int p = 0; p < parameters; p++) {
            double joint = logs[theta.joint(p)];
            jointScale[p] = layout.isChoice(p) ? 1 / (1 + Math.exp(-joint)) : Math.exp(-2 * joint);
            aloneScale[p] = SQRT5 * Math.exp(-logs[theta.alone(p)]);
            weight[p] = Math.exp(logs[theta.weight(p)]);
        }
        root = new LevelRow(layout.root(), capacity);
    }

    /** The variance at a point. */
    double variance(double[] x) {
        double sum = variance + MEAN;
        for (int p = 0; p < x.length; p++) {
            sum += x[p] == Layout.ABSENT ? 0 : weight[p];
        }
        return sum;
    }

    /** The covariances of {@code x} with the first {@code count} points. */
    void row(double[] x, Points points, int count, double[] covariances) {
        root.forward(x, points, count);
        for (int i = 0; i < count; i++) {
            covariances[i] = variance * root.value[i] + MEAN;
        }
        for (int p = 0; p < x.length; p++) {
            if (x[p] == Layout.ABSENT) {
                continue;
            }
            double[] column = points.column(p);
            double a = weight[p];
            if (layout.isChoice(p)) {
                for (int i = 0; i < count; i++) {
                    covariances[i] += column[i] == x[p] ? a : 0;
                }
            } else {
                double[] power = alonePower[p];
                double[] decay = aloneDecay[p];
                double scale = aloneScale[p];
                double center = x[p];
                for (int i = 0; i < count; i++) {
                    power[i] = Math.min(Vectors.FAR, Math.abs(column[i] - center) * scale);
                }
                Vectors.decay(power, decay, count);
                for (int i = 0; i < count; i++) {
                    double t = power[i];
                    covariances[i] += a * (1 + t + t * t * (1 / 3.0)) * decay[i];
                }
            }
        }
    }

    /**
     * Carries derivatives by the last row's covariances on to the hyperparameters' logarithms.
     *
     * @param slopes the derivative by each covariance
     * @param own the derivative by the point's own variance
     * @param target where the derivatives are added
     */
    void differentiate(double[] x, Points points, int count, double[] slopes, double own, double[] target) {
        double sum = own;
        for (int i = 0; i < count; i++) {
            sum += slopes[i] * root.value[i];
            root.slope[i] = slopes[i] * variance;
        }
        target[theta.variance()] += sum * variance;
        root.backward(x, points, count, target, null);
        for (int p = 0; p < x.length; p++) {
            if (x[p] == Layout.ABSENT) {
                continue;
            }
            double[] column = points.column(p);
            double value = own;
            if (layout.isChoice(p)) {
                for (int i = 0; i < count; i++) {
                    value += column[i] == x[p] ? slopes[i] : 0;
                }
            } else {
                double[] power = alonePower[p];
                double[] decay = aloneDecay[p];
                double stretch = 0;
                for (int i = 0; i < count; i++) {
                    double t = power[i];
                    double g = slopes[i] * decay[i];
                    value += g * (1 + t + t * t * (1 / 3.0));
                    stretch += g * t * t * (1 + t);
                }
                target[theta.alone(p)] += weight[p] * stretch / 3;
            }
            target[theta.weight(p)] += weight[p] * value;
        }
    }

    /** Carries derivatives by the last row's covariances on to the point's coordinates; those of choices are left alone. */
    void differentiatePoint(double[] x, Points points, int count, double[] slopes, double[] target) {
        for (int i = 0; i < count; i++) {
            root.slope[i] = slopes[i] * variance;
        }
        root.backward(x, points, count, null, target);
        for (int p = 0; p < x.length; p++) {
            if (x[p] == Layout.ABSENT || layout.isChoice(p)) {
                continue;
            }
            double[] column = points.column(p);
            double[] power = alonePower[p];
            double[] decay = aloneDecay[p];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += slopes[i] * decay[i] * (1 + power[i]) * (column[i] - x[p]);
            }
            target[p] += weight[p] * sum * aloneScale[p] * aloneScale[p] / 3;
        }
    }

    /** One level's part of a row, and those of the branches that the row's point takes. */
    private final class LevelRow {
        private final Level level;
        private final LevelRow[][] below;
        private final double[] value;
        private final double[] slope;
        private final double[] matern;
        private final double[] power;
        private final double[] decay;
        private final double[][] factor;

        LevelRow(Level level, int capacity) {
            this.level = level;
            value = new double[capacity];
            slope = new double[capacity];
            matern = new double[capacity];
            power = new double[capacity];
            decay = new double[capacity];
            factor = new double[level.choices().length][capacity];
            below = new LevelRow[level.choices().length][];
            for (int c = 0; c < below.length; c++) {
                Level[] branches = level.below()[c];
                below[c] = new LevelRow[branches.length];
                for (int b = 0; b < branches.length; b++) {
                    below[c][b] = branches[b].isEmpty() ? null : new LevelRow(branches[b], capacity);
                }
            }
        }

        void forward(double[] x, Points points, int count) {
            squares(x, points, count);
            for (int c = 0; c < below.length; c++) {
                int choice = level.choices()[c];
                double branch = x[choice];
                double[] column = points.column(choice);
                double s = jointScale[choice];
                LevelRow inside = below[c][(int) branch];
                double[] f = factor[c];
                if (inside == null) {
                    for (int i = 0; i < count; i++) {
                        f[i] = column[i] == branch ? 1 : s;
                    }
                } else {
                    inside.forward(x, points, count);
                    double[] v = inside.value;
                    for (int i = 0; i < count; i++) {
                        f[i] = column[i] == branch ? s + (1 - s) * v[i] : s;
                    }
                }
                for (int i = 0; i < count; i++) {
                    value[i] *= f[i];
                }
            }
        }

        private void squares(double[] x, Points points, int count) {
            java.util.Arrays.fill(power, 0, count, 0);
            for (int p : level.numbers()) {
                double[] column = points.column(p);
                double center = x[p];
                double scale = jointScale[p];
                for (int i = 0; i < count; i++) {
                    double difference = column[i] - center;
                    power[i] += difference * difference * scale;
                }
            }
            for (int i = 0; i < count; i++) {
                power[i] = Math.min(Vectors.FAR, SQRT5 * Math.sqrt(power[i]));
            }
            Vectors.decay(power, decay, count);
            for (int i = 0; i < count; i++) {
                double t = power[i];
                matern[i] = (1 + t + t * t * (1 / 3.0)) * decay[i];
                value[i] = matern[i];
            }
        }

        /** Carries {@link #slope} on, to the hyperparameters or to the point. */
        void backward(double[] x, Points points, int count, double[] hyper, double[] point) {
            for (int c = 0; c < below.length; c++) {
                int choice = level.choices()[c];
                double branch = x[choice];
                double[] column = points.column(choice);
                double s = jointScale[choice];
                LevelRow inside = below[c][(int) branch];
                double[] f = factor[c];
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    double g = slope[i] * value[i] / f[i];
                    boolean same = column[i] == branch;
                    sum += !same ? g : inside == null ? 0 : g * (1 - inside.value[i]);
                    if (inside != null) {
                        inside.slope[i] = same ? g * (1 - s) : 0;
                    }
                }
                if (hyper != null) {
                    hyper[theta.joint(choice)] += sum * s * (1 - s);
                }
                if (inside != null) {
                    inside.backward(x, points, count, hyper, point);
                }
            }
            if (level.numbers().length > 0) {
                toNumbers(x, points, count, hyper, point);
            }
        }

        private void toNumbers(double[] x, Points points, int count, double[] hyper, double[] point) {
            // From here on the slope is by the squared distance, but for the sign: 5/6 (1 + t) e^-t.
            for (int i = 0; i < count; i++) {
                double others = matern[i] > 0 ? value[i] / matern[i] : 0;
                slope[i] *= others * (5 / 6.0) * (1 + power[i]) * decay[i];
            }
            for (int p : level.numbers()) {
                double[] column = points.column(p);
                double center = x[p];
                double sum = 0;
                if (hyper != null) {
                    for (int i = 0; i < count; i++) {
                        double difference = column[i] - center;
                        sum += slope[i] * difference * difference;
                    }
                    hyper[theta.joint(p)] += 2 * jointScale[p] * sum;
                } else {
                    for (int i = 0; i < count; i++) {
                        sum += slope[i] * (column[i] - center);
                    }
                    point[p] += 2 * jointScale[p] * sum;
                }
            }
        }
    }
}
