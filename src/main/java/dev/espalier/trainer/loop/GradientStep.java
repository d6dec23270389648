package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.optimizer.Optimizer;
import java.util.List;
import java.util.stream.IntStream;

/** Moves weights by the gradients of batches: by each one's own, or by the mean of several. */
final class GradientStep implements AutoCloseable {
    private final Gradients gradients;
    private final List<NDArray> weights;
    private final Optimizer optimizer;
    private final Averaging averaging;
    private List<NDArray> slopes = List.of();

    /** @param weights tracked by {@code gradients} */
    GradientStep(Gradients gradients, List<NDArray> weights, Optimizer optimizer, Averaging averaging) {
        this.gradients = gradients;
        this.weights = weights;
        this.optimizer = optimizer;
        this.averaging = averaging;
    }

    /**
     * One step of the optimizer.
     *
     * @param first of the batches whose mean gradient makes it
     * @param end the batch after the last of them
     * @param rate the learning rate
     */
    record Step(BatchLoss goal, int first, int end, double rate, GradientSum sum) {
        /** What a batch's gradient counts in the mean. */
        double share(int batch) {
            return goal.weight(batch)
                    / IntStream.range(first, end).mapToDouble(goal::weight).sum();
        }
    }

    /** Lets go of the gradients; the weights and the optimizer stay. */
    @Override
    public void close() {
        slopes.forEach(NDArray::close);
        slopes = List.of();
    }

    /** Takes in the gradient that {@code batch} has just left; the weights move when it is the last of {@code step}. */
    void learn(Step step, int batch, NDManager scratch) {
        if (slopes.isEmpty()) {
            // PyTorch has none before the first backward pass; from then on the same arrays are written again and
            // again.
            slopes = weights.stream().map(NDArray::getGradient).toList();
        }
        List<NDArray> gradient = slopes;
        if (step.end() - step.first() > 1) {
            step.sum().add(slopes, step.share(batch), scratch);
            gradient = step.sum().arrays();
        }
        if (batch == step.end() - 1) {
            optimizer.step(gradient, step.rate(), scratch);
            averaging.stepped(scratch);
        }
        weights.forEach(gradients::clear);
    }
}
