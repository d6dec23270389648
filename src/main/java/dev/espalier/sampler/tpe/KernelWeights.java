package dev.espalier.sampler.tpe;

/** How much trials weigh beside one another. */
enum KernelWeights {
    /**
     * The newest 25 weigh 1, the older ones ever less. Bergstra, Yamins and Cox 2013, "Making a science of model search", in
     * Hyperopt's form; Watanabe 2023, equation 10.
     */
    BY_AGE {
        @Override
        double weight(int rank, int count) {
            int old = count - 25;
            if (rank >= old) {
                return 1;
            }
            double lightest = 1.0 / count;
            return old == 1 ? lightest : lightest + (1 - lightest) * rank / (old - 1);
        }
    },
    /** A Pareto front's trials all weigh the same, however old. */
    EQUAL {
        @Override
        double weight(int rank, int count) {
            return 1;
        }
    };

    /**
     * One trial's weight.
     *
     * @param rank its place by ascending number among those that count, from 0
     */
    abstract double weight(int rank, int count);
}
