package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An average of a learner's weights as they go, kept beside them on the device. */
final class Averaging {
    private final WeightAverage kind;
    private final Weights weights;
    private final Optional<Weights> average;
    private int summands;

    /**
     * An average over {@code weights}.
     *
     * @param average of the same net, with the first weights as its values; changed by this. Empty where none is wanted
     */
    Averaging(WeightAverage kind, Weights weights, Optional<Weights> average) {
        this.kind = kind;
        this.weights = weights;
        this.average = average;
    }

    /**
     * What a checkpoint holds.
     *
     * @param summands how many weights are in it
     */
    record State(Snapshot average, int summands) {}

    /** Leaves {@code layers} of the average as they are, for the weights' own do not move. */
    void hold(Set<String> layers) {
        average.ifPresent(mean -> mean.hold(layers));
    }

    /** Takes in the weights after a step of the optimizer. */
    void stepped(NDManager scratch) {
        if (kind instanceof WeightAverage.Ema ema) {
            summands++;
            average.ifPresent(mean -> move(mean.changing(), weights.changing(), 1 - ema.kept(summands), scratch));
        }
    }

    /** Takes in the weights after an epoch; whether the statistics of batch norms are those of other weights now. */
    boolean finished(int epoch, int epochs, NDManager scratch) {
        if (!(kind instanceof WeightAverage.Swa swa) || !swa.includes(epoch, epochs)) {
            return false;
        }
        summands++;
        average.ifPresent(mean -> move(mean.moving(), weights.moving(), 1.0 / summands, scratch));
        return true;
    }

    /** The weights to be judged and kept. */
    Weights judged() {
        return switch (kind) {
            case WeightAverage.None none -> weights;
            case WeightAverage.Ema ema -> average.orElse(weights);
            case WeightAverage.Swa swa -> summands == 0 ? weights : average.orElse(weights);
        };
    }

    /** Empty where there is no average. */
    Optional<State> state() {
        return average.map(mean -> new State(mean.snapshot(), summands));
    }

    /** Takes up where {@code state} was left. */
    void resume(State state) {
        average.ifPresent(mean -> mean.restore(state.average()));
        summands = state.summands();
    }

    /** Moves each of {@code means} by {@code share} of its way to the array of {@code towards}. */
    private static void move(List<NDArray> means, List<NDArray> towards, double share, NDManager scratch) {
        for (int i = 0; i < means.size(); i++) {
            NDArray part = towards.get(i).mul((float) share);
            part.attach(scratch);
            means.get(i).muli((float) (1 - share)).addi(part);
        }
    }
}
