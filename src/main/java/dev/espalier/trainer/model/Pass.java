package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/** One batch's way through a net: the parameters cut to shape and what the layers need besides their input. */
public final class Pass {
    private final NDManager manager;
    private final Weights weights;
    private final Optional<DropoutMasks> masks;
    private final Optional<Lengths> lengths;
    private final int normAxis;

    private Pass(NDManager manager, Weights weights, Optional<DropoutMasks> masks, Optional<Lengths> lengths) {
        this.manager = manager;
        this.weights = weights;
        this.masks = masks;
        this.lengths = lengths;
        // DJL's PyTorch engine takes -1 for "channels come second"; any other axis costs it two transpositions.
        this.normAxis = manager.getEngine().getEngineName().equals("PyTorch") ? -1 : 1;
    }

    /**
     * A pass that gradients are wanted of; its arrays belong to {@code manager}.
     *
     * @param lengths of the batch's sequences; empty where the input is no sequence
     */
    public static Pass training(NDManager manager, Weights weights, DropoutMasks masks, Optional<Lengths> lengths) {
        return new Pass(manager, weights, Optional.of(masks), lengths);
    }

    /** A pass without dropout, norms by their kept statistics. */
    public static Pass inference(NDManager manager, Weights weights, Optional<Lengths> lengths) {
        return new Pass(manager, weights, Optional.empty(), lengths);
    }

    NDManager manager() {
        return manager;
    }

    NDArray parameter(int index) {
        return weights.parameters().get(index);
    }

    NDArray statistic(int index) {
        return weights.statistic(index);
    }

    boolean isTraining() {
        return masks.isPresent();
    }

    int normAxis() {
        return normAxis;
    }

    /** {@code input} with a share of {@code rate} set to 0 and the rest scaled up; {@code input} itself outside training. */
    NDArray dropout(NDArray input, double rate) {
        return masks.isEmpty() || rate == 0 ? input : input.mul(masks.get().next(rate, input.getShape(), manager));
    }

    /**
     * {@code batch x channels x steps} with a share of {@code rate} of the channels set to 0 for all steps of a sequence and
     * the rest scaled up (Tompson et al. 2015); as it is outside training.
     */
    NDArray dropChannels(NDArray input, double rate) {
        if (masks.isEmpty() || rate == 0) {
            return input;
        }
        Shape channels = input.getShape().slice(0, 2).add(1);
        return input.mul(masks.get().next(rate, channels, manager));
    }

    /** A parameter with a share of {@code rate} of its values set to 0 and the rest scaled up; outside training as it is. */
    NDArray dropConnect(int index, double rate) {
        NDArray parameter = parameter(index);
        // The mask comes first, as the product belongs to the manager of the first factor and the parameter outlives
        // the pass.
        return masks.isEmpty() || rate == 0
                ? parameter
                : masks.get().next(rate, parameter.getShape(), manager).mul(parameter);
    }

    /** Feature maps with a share of {@code rate} set to 0 as a whole and the rest scaled up; outside training as they are. */
    NDArray dropMaps(NDArray input, double rate) {
        Shape one = new Shape(input.getShape().get(0), input.getShape().get(1), 1, 1);
        return masks.isEmpty() || rate == 0 ? input : input.mul(masks.get().next(rate, one, manager));
    }

    /**
     * {@code input} with all values of an example set to 0 by a probability of {@code rate} and else scaled up; {@code input}
     * itself outside training.
     */
    NDArray dropExamples(NDArray input, double rate) {
        return masks.isEmpty() || rate == 0
                ? input
                : input.mul(masks.get().nextOfExamples(rate, input.getShape(), manager));
    }

    /** @throws java.util.NoSuchElementException if the input is no sequence */
    Lengths lengths() {
        return lengths.orElseThrow();
    }
}
