package dev.espalier.study;

import java.util.OptionalDouble;

/**
 * A metric and which way it is better.
 *
 * @param metric the metric's name, {@code val_accuracy}
 * @param target a value that ends the study once a complete trial reaches it
 * @param summary how a trial's steps become its one value
 */
public record Objective(String metric, Goal goal, OptionalDouble target, Summary summary) {

    /** How the values of a trial's steps become its value. NaN steps are passed over unless there is no other. */
    public enum Summary {
        BEST,
        LAST
    }

    /** Whether it is of what a net answers, which changes from step to step, and not of what it costs. */
    public boolean isOfAnswers() {
        return metric.startsWith("val_") || metric.startsWith("train_");
    }

    /** Whether {@code value} is at least as good as the target; false without a target. */
    public boolean reachedBy(double value) {
        return target.isPresent() && goal.loss(value) <= goal.loss(target.getAsDouble());
    }
}
