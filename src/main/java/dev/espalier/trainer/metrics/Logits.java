package dev.espalier.trainer.metrics;

/** A classifier's outputs: a row an example, a column a class. */
record Logits(float[] values, int classes) {

    int size() {
        return values.length / classes;
    }

    /** The likeliest class; of equally likely ones the first. */
    int likeliest(int example) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = at(example, c) > at(example, best) ? c : best;
        }
        return best;
    }

    /** How many classes come before {@code own}, the likeliest first; equally likely ones in their order. */
    int rank(int example, int own) {
        float logit = at(example, own);
        int before = 0;
        for (int c = 0; c < classes; c++) {
            before += at(example, c) > logit || (c < own && at(example, c) == logit) ? 1 : 0;
        }
        return before;
    }

    /** The natural logarithm of each class's probability, in the places of the logits. */
    double[] logProbabilities() {
        double[] logarithms = new double[values.length];
        for (int example = 0; example < size(); example++) {
            // The highest is taken off first so that no exponential overflows.
            double highest = at(example, likeliest(example));
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(at(example, c) - highest);
            }
            double total = Math.log(sum) + highest;
            for (int c = 0; c < classes; c++) {
                logarithms[example * classes + c] = at(example, c) - total;
            }
        }
        return logarithms;
    }

    private float at(int example, int index) {
        return values[example * classes + index];
    }
}
