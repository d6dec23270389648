package dev.espalier.trainer.optimizer;

/** Which average of the weights that a training goes through is judged and kept, with every choice made. */
public sealed interface WeightAverage {

    /** None: the weights as they are. */
    record None() implements WeightAverage {}

    /**
     * An exponential moving average, {@code a = d a + (1 - d) w} after every step, of the parameters and of the statistics of
     * batch norms alike; d is {@code decay}, but no more than {@code (1 + k) / (10 + k)} after step k, so that the first weights
     * are soon forgotten (as in TensorFlow's {@code ExponentialMovingAverage}).
     */
    record Ema(double decay) implements WeightAverage {
        /** d after step {@code k}, from 1. */
        public double kept(long k) {
            return Math.min(decay, (1.0 + k) / (10 + k));
        }
    }

    /**
     * Stochastic weight averaging (Izmailov et al. 2018): the mean of the parameters as they are after each of a trial's last
     * epochs. The statistics of batch norms are computed anew for it, over all training examples, each time that it is judged.
     * Until it begins, the weights are judged as they are.
     *
     * @param start share of the trial's epochs that are not averaged over, less than 1
     */
    record Swa(double start) implements WeightAverage {
        /** Whether the weights after {@code epoch}, from 1, are in the mean. */
        public boolean includes(int epoch, int epochs) {
            return epoch > start * epochs;
        }
    }
}
