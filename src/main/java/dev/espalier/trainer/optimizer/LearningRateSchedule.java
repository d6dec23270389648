package dev.espalier.trainer.optimizer;

import java.util.List;

/** A factor of the learning rate by how far a trial has come since its warm-up. */
public sealed interface LearningRateSchedule {

    /**
     * The factor.
     *
     * @param epoch done since the warm-up, fractions included
     * @param epochs of a complete trial after its warm-up
     */
    double factor(double epoch, double epochs);

    /** How far {@code epoch} is on the way to {@code epochs}, from 0 to 1. */
    private static double progress(double epoch, double epochs) {
        return epochs == 0 ? 1 : Math.clamp(epoch / epochs, 0, 1);
    }

    /** Half a cosine from {@code start} to {@code end}. */
    private static double bend(double start, double end, double progress) {
        return end + (start - end) * (1 + Math.cos(Math.PI * progress)) / 2;
    }

    /** 1 all along. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            return 1;
        }
    }

    /**
     * Times {@code factor} after every {@code every} epochs.
     *
     * @param every 0 for a third of the epochs, rounded up to whole ones
     */
    record Step(double every, double factor) implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            double length = every == 0 ? Math.max(1, Math.ceil(epochs / 3)) : every;
            return Math.pow(factor, Math.floor(epoch / length));
        }
    }

    /**
     * Times {@code factor} at each milestone.
     *
     * @param milestones epochs since the warm-up; none for one half and three quarters of the epochs (He et al. 2015)
     */
    record MultiStep(List<Double> milestones, double factor) implements LearningRateSchedule {
        public MultiStep {
            milestones = List.copyOf(milestones);
        }

        @Override
        public double factor(double epoch, double epochs) {
            List<Double> all = milestones.isEmpty() ? List.of(epochs / 2, epochs * 3 / 4) : milestones;
            return Math.pow(
                    factor, all.stream().filter(milestone -> milestone <= epoch).count());
        }
    }

    /** {@code factor^epoch}. */
    record Exponential(double factor) implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            return Math.pow(factor, epoch);
        }
    }

    /** {@code floor + (1 - floor) (1 - p)^power}, p the share of the epochs that is done. */
    record Polynomial(double power, double floor) implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            return floor + (1 - floor) * Math.pow(1 - progress(epoch, epochs), power);
        }
    }

    /**
     * Half a cosine from 1 down to {@code floor}, once or again and again (Loshchilov and Hutter 2017, equation 5).
     *
     * @param restarts how often it begins anew before the trial ends, so that the last cycle ends with the trial
     * @param growth each cycle is this many times as long as the one before
     */
    record Cosine(double floor, int restarts, double growth) implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            double parts = 0;
            for (int cycle = 0; cycle <= restarts; cycle++) {
                parts += Math.pow(growth, cycle);
            }
            double length = epochs / parts;
            double start = 0;
            for (int cycle = 0; cycle < restarts && epoch >= start + length; cycle++) {
                start += length;
                length *= growth;
            }
            return bend(1, floor, progress(epoch - start, length));
        }
    }

    /**
     * One cycle (Smith and Topin 2017): half a cosine from {@code start} up to 1, then one down to {@code floor}. The momentum
     * stays as it is.
     *
     * @param rise share of the epochs that go up, from 0, excluded, to 1, excluded
     */
    record OneCycle(double rise, double start, double floor) implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            double done = progress(epoch, epochs);
            return done < rise ? bend(start, 1, done / rise) : bend(1, floor, (done - rise) / (1 - rise));
        }
    }

    /**
     * Times {@code factor}, down to {@code floor}, whenever more than {@code patience} epochs on end have not improved the
     * validation loss by the share {@code threshold} of the best; {@link Plateau} counts them. By itself it stays.
     */
    record ReduceOnPlateau(double factor, int patience, double threshold, double floor)
            implements LearningRateSchedule {
        @Override
        public double factor(double epoch, double epochs) {
            return 1;
        }
    }
}
