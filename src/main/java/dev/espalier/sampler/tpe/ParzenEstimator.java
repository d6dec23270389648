package dev.espalier.sampler.tpe;

import dev.espalier.space.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A density over parameters that exist together: a mixture with a kernel a trial and one for the prior, each a product over
 * the parameters. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4; Falkner et al. 2018, "BOHB",
 * section 3.2, for the product. Trials are put in and taken away one by one, and what they leave as it was is kept.
 */
final class ParzenEstimator {
    /** A kernel that is e^40 times less dense than the densest does not show in a sum. */
    private static final double NEGLIGIBLE = -40;

    private final Observations observations;
    private final ParzenSettings settings;
    private final Column[] columns;
    private final int[] indices;
    /** The columns before this one are given, those from it on are the density's own. */
    private final int firstOwn;

    /** The trials put in, by ascending place. */
    private int[] places = new int[16];

    private int kernels;
    private double[] weights = new double[0];
    private double priorWeight;
    private double[] cumulative = new double[0];
    private double total;
    private double[] norms = new double[0];

    /**
     * @param observations whose first {@code given} columns the density is conditional on
     */
    ParzenEstimator(Observations observations, int given, ParzenSettings settings) {
        this.observations = observations;
        this.settings = settings;
        this.firstOwn = given;
        List<Parameter> parameters = observations.parameters();
        columns = new Column[parameters.size()];
        indices = new int[parameters.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(parameters.get(i), i);
            indices[i] = parameters.get(i).index();
        }
    }

    private Column column(Parameter parameter, int column) {
        return switch (parameter) {
            case Parameter.Real real -> ordered(Line.of(real), column);
            case Parameter.Whole whole -> ordered(Line.of(whole), column);
            case Parameter.Ordinal ordinal -> ordered(Line.of(ordinal), column);
            case Parameter.Choice choice ->
                new BranchColumn(choice.labels().size(), observations, column, settings.priorWeight());
        };
    }

    private Column ordered(Line line, int column) {
        return line.hasGrid()
                ? new GridColumn(line, observations, column, settings)
                : new LineColumn(line, observations, column, settings);
    }

    void put(int place) {
        if (kernels == places.length) {
            places = Arrays.copyOf(places, 2 * kernels);
        }
        int at = -Arrays.binarySearch(places, 0, kernels, place) - 1;
        System.arraycopy(places, at, places, at + 1, kernels - at);
        places[at] = place;
        kernels++;
        for (Column column : columns) {
            column.put(place);
        }
    }

    void take(int place) {
        int at = Arrays.binarySearch(places, 0, kernels, place);
        System.arraycopy(places, at + 1, places, at, kernels - at - 1);
        kernels--;
        for (Column column : columns) {
            column.take(place);
        }
    }

    /**
     * Makes the density whole again after trials were put in or taken away, and conditional on what {@code code} holds of the
     * given parameters: kernels far from that lose weight.
     */
    void settle(KernelWeights kernelWeights, double[] code) {
        if (weights.length < kernels) {
            weights = new double[2 * kernels];
            cumulative = new double[2 * kernels];
            norms = new double[2 * kernels];
        }
        for (Column column : columns) {
            column.settle(kernels);
            column.arrange(places, kernels);
        }
        for (int k = 0; k < kernels; k++) {
            weights[k] = kernelWeights.weight(k, kernels);
        }
        priorWeight = settings.priorWeight();
        if (firstOwn > 0) {
            condition(code);
        }
        double sum = 0;
        for (int k = 0; k < kernels; k++) {
            sum += weights[k];
            cumulative[k] = sum;
        }
        total = sum + priorWeight;
        Arrays.fill(norms, 0, kernels, 0);
        for (int i = firstOwn; i < columns.length; i++) {
            columns[i].addNorms(norms);
        }
        for (int k = 0; k < kernels; k++) {
            norms[k] = weights[k] > 0 ? norms[k] : Double.NEGATIVE_INFINITY;
        }
    }

    private void condition(double[] code) {
        double[] logs = new double[kernels];
        double prior = 0;
        for (int i = 0; i < firstOwn; i++) {
            double query = columns[i].query(code[indices[i]]);
            columns[i].addNorms(logs);
            addScores(columns[i], query, logs);
            prior += columns[i].prior(query);
        }
        double highest = prior;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        for (int k = 0; k < kernels; k++) {
            weights[k] *= Math.exp(logs[k] - highest);
        }
        priorWeight *= Math.exp(prior - highest);
    }

    private void addScores(Column column, double query, double[] logs) {
        double[] scores = new double[Blocks.SIZE];
        for (int block = 0; block < Blocks.count(kernels); block++) {
            int first = block * Blocks.SIZE;
            int count = Math.min(Blocks.SIZE, kernels - first);
            Arrays.fill(scores, 0);
            column.addScores(query, scores, block, count);
            for (int i = 0; i < count; i++) {
                logs[first + i] += scores[i];
            }
        }
    }

    /** {@code code} with a draw from the density put in. */
    double[] drawnInto(double[] code, RandomGenerator random) {
        int kernel = firstAbove(random.nextDouble() * total);
        for (int i = firstOwn; i < columns.length; i++) {
            code[indices[i]] = kernel == kernels ? columns[i].drawPrior(random) : columns[i].draw(kernel, random);
        }
        return code;
    }

    /** The kernel whose share of all weight {@code wanted} falls into; the last stands for the prior's. */
    private int firstAbove(double wanted) {
        int low = 0;
        int high = kernels;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The log of the density at each of {@code codes}. */
    double[] logDensities(double[][] codes) {
        int own = columns.length - firstOwn;
        double[][] queries = new double[own][codes.length];
        LogSum[] sums = new LogSum[codes.length];
        for (int c = 0; c < codes.length; c++) {
            double prior = 0;
            for (int i = 0; i < own; i++) {
                queries[i][c] = columns[firstOwn + i].query(codes[c][indices[firstOwn + i]]);
                prior += columns[firstOwn + i].prior(queries[i][c]);
            }
            sums[c] = new LogSum(priorWeight > 0 ? prior : Double.NEGATIVE_INFINITY, priorWeight);
        }
        addKernels(queries, sums);
        return Arrays.stream(sums)
                .mapToDouble(sum -> sum.log() - Math.log(total))
                .toArray();
    }

    private void addKernels(double[][] queries, LogSum[] sums) {
        double[][] scores = new double[sums.length][Blocks.SIZE];
        for (int block = 0; block < Blocks.count(kernels); block++) {
            int first = block * Blocks.SIZE;
            int count = Math.min(Blocks.SIZE, kernels - first);
            for (double[] some : scores) {
                System.arraycopy(norms, first, some, 0, count);
            }
            for (int i = 0; i < queries.length; i++) {
                Column column = columns[firstOwn + i];
                for (int c = 0; c < sums.length; c++) {
                    column.addScores(queries[i][c], scores[c], block, count);
                }
            }
            for (int c = 0; c < sums.length; c++) {
                sums[c].add(scores[c], weights, first, count);
            }
        }
    }

    /** The log of a weighted sum of exponentials, of any size. */
    private static final class LogSum {
        private double highest;
        private double sum;

        LogSum(double log, double weight) {
            highest = log;
            sum = weight;
        }

        void add(double[] logs, double[] weights, int first, int count) {
            double most = highest;
            for (int i = 0; i < count; i++) {
                most = Math.max(most, logs[i]);
            }
            if (most > highest) {
                sum *= Math.exp(highest - most);
                highest = most;
            }
            for (int i = 0; i < count; i++) {
                double below = logs[i] - most;
                if (below > NEGLIGIBLE) {
                    sum += weights[first + i] * Math.exp(below);
                }
            }
        }

        double log() {
            return highest + Math.log(sum);
        }
    }
}
