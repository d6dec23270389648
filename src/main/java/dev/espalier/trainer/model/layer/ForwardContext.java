package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/** One batch's way through a net: the parameters cut to shape and what the layers need besides their input. */
public final class ForwardContext {
    private final NDManager manager;
    private final Weights weights;
    private final Optional<DropoutMasks> masks;
    private final Optional<SequenceMask> lengths;
    private final Statistics statistics;
    private final Destination destination;
    private final int normAxis;

    /** How far a pass goes. */
    private enum Destination {
        OUTPUT,
        FEATURES
    }

    /**
     * What batch norms do with their statistics.
     *
     * @param computed whether they norm by the batch's own and add these to those kept, or by those kept
     * @param momentum what of those kept stays
     */
    private record Statistics(boolean computed, float momentum) {
        static final Statistics KEPT = new Statistics(false, 1);
        static final Statistics TRAINED = new Statistics(true, 0.9f);
    }

    private ForwardContext(
            NDManager manager,
            Weights weights,
            Optional<DropoutMasks> masks,
            Statistics statistics,
            Optional<SequenceMask> lengths,
            Destination destination) {
        this.manager = manager;
        this.weights = weights;
        this.masks = masks;
        this.statistics = statistics;
        this.lengths = lengths;
        this.destination = destination;
        // DJL's PyTorch engine takes -1 for "channels come second"; any other axis costs it two transpositions.
        this.normAxis = manager.getEngine().getEngineName().equals("PyTorch") ? -1 : 1;
    }

    /**
     * A pass that gradients are wanted of; its arrays belong to {@code manager}.
     *
     * @param lengths of the batch's sequences; empty where the input is no sequence
     */
    public static ForwardContext training(
            NDManager manager, Weights weights, DropoutMasks masks, Optional<SequenceMask> lengths) {
        return new ForwardContext(
                manager, weights, Optional.of(masks), Statistics.TRAINED, lengths, Destination.OUTPUT);
    }

    /** A pass without dropout, norms by their kept statistics. */
    public static ForwardContext inference(NDManager manager, Weights weights, Optional<SequenceMask> lengths) {
        return new ForwardContext(manager, weights, Optional.empty(), Statistics.KEPT, lengths, Destination.OUTPUT);
    }

    /**
     * A pass without dropout that makes the kept statistics of batch norms the mean of those of several batches, each counting
     * as many times as it has examples.
     *
     * @param before how many examples came before; at 0 what was kept is forgotten
     * @param size how many this batch has
     */
    public static ForwardContext calibrating(
            NDManager manager, Weights weights, Optional<SequenceMask> lengths, int before, int size) {
        Statistics mean = new Statistics(true, before / (float) (before + size));
        return new ForwardContext(manager, weights, Optional.empty(), mean, lengths, Destination.OUTPUT);
    }

    /** The same pass, ending before the output layer. */
    public ForwardContext toFeatures() {
        return new ForwardContext(manager, weights, masks, statistics, lengths, Destination.FEATURES);
    }

    /** Whether it ends before the output layer. */
    boolean endsAtFeatures() {
        return destination == Destination.FEATURES;
    }

    /** The same pass behind a layer that changes how long the sequences are. */
    public ForwardContext ofLengths(SequenceMask other) {
        return new ForwardContext(manager, weights, masks, statistics, Optional.of(other), destination);
    }

    public NDManager manager() {
        return manager;
    }

    public NDArray parameter(int index) {
        return weights.parameters().get(index);
    }

    NDArray statistic(int index) {
        return weights.statistic(index);
    }

    /** {@code made}, to be closed with this pass though it was made from an array that outlives it. */
    NDArray own(NDArray made) {
        made.attach(manager);
        return made;
    }

    public boolean isTraining() {
        return statistics.computed();
    }

    /** What of the statistics that batch norms keep stays, where the batch's own are added. */
    float normMomentum() {
        return statistics.momentum();
    }

    /** Whether the norm that has this parameter learns from the batch. */
    boolean learns(int parameter) {
        return isTraining() && !weights.isHeld(parameter);
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
    public NDArray dropChannels(NDArray input, double rate) {
        if (masks.isEmpty() || rate == 0) {
            return input;
        }
        Shape channels = input.getShape().slice(0, 2).add(1);
        return input.mul(masks.get().next(rate, channels, manager));
    }

    /** A parameter with a share of {@code rate} of its values set to 0 and the rest scaled up; outside training as it is. */
    public NDArray dropConnect(int index, double rate) {
        NDArray parameter = parameter(index);
        // The mask comes first, as the product belongs to the manager of the first factor and the parameter outlives
        // the pass.
        return masks.isEmpty() || rate == 0
                ? parameter
                : masks.get().next(rate, parameter.getShape(), manager).mul(parameter);
    }

    /** Feature maps with a share of {@code rate} set to 0 as a whole and the rest scaled up; outside training as they are. */
    public NDArray dropMaps(NDArray input, double rate) {
        Shape one = new Shape(input.getShape().get(0), input.getShape().get(1), 1, 1);
        return masks.isEmpty() || rate == 0 ? input : input.mul(masks.get().next(rate, one, manager));
    }

    /**
     * {@code input} with all values of an example set to 0 by a probability of {@code rate} and else scaled up; {@code input}
     * itself outside training.
     */
    public NDArray dropExamples(NDArray input, double rate) {
        return masks.isEmpty() || rate == 0
                ? input
                : input.mul(masks.get().nextOfExamples(rate, input.getShape(), manager));
    }

    /** @throws java.util.NoSuchElementException if the input is no sequence */
    public SequenceMask lengths() {
        return lengths.orElseThrow();
    }
}
