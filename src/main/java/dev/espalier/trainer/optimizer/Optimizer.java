package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Moves one flat vector of parameters against its gradient. One code path for every engine but for Adam's fused step. */
public final class Optimizer {
    private final NDArray weights;
    private final Rule rule;
    private final List<NDArray> state = new ArrayList<>();
    private final Penalty penalty;
    private final double clip;
    private long steps;

    /**
     * @param weights the flat vector; its manager owns the optimizer's state
     * @param decaying 1 where weight decay applies, else 0
     * @param clip the greatest norm of a gradient; 0 for no limit
     */
    public Optimizer(OptimizerConfig config, NDArray weights, float[] decaying, double weightDecay, double clip) {
        this.weights = weights;
        this.rule = Rule.of(config);
        this.clip = clip;
        this.penalty = new Penalty(weights.getManager(), config, decaying, weightDecay);
        for (int i = 0; i < rule.states(); i++) {
            state.add(weights.zerosLike());
        }
    }

    /**
     * One step.
     *
     * @param gradient of the loss; changed by this
     * @param scratch owns what is made on the way
     */
    public void step(NDArray gradient, double learningRate, NDManager scratch) {
        steps++;
        NDManager owner = weights.getManager();
        // A result belongs to the manager of the operation's first argument, so the lasting arrays are lent to it.
        List<NDArray> lent =
                Stream.concat(Stream.of(weights, gradient), state.stream()).toList();
        lent.forEach(array -> array.attach(scratch));
        try {
            update(gradient, learningRate);
        } finally {
            lent.forEach(array -> array.attach(owner));
        }
    }

    private void update(NDArray gradient, double learningRate) {
        if (clip > 0) {
            NDArray norm = gradient.square().sum().sqrt();
            gradient.muli(norm.maximum((float) clip).getNDArrayInternal().rdiv((float) clip));
        }
        penalty.apply(weights, gradient, learningRate);
        rule.step(weights, gradient, state, learningRate, steps);
    }

    /** How many vectors of state an optimizer keeps, each as long as the weights. */
    public static int states(OptimizerConfig config) {
        return Rule.of(config).states();
    }

    /** How many steps were made. */
    public long steps() {
        return steps;
    }

    /** The state in host memory, one array each; waits for the device. */
    public List<float[]> snapshot() {
        return state.stream().map(NDArray::toFloatArray).toList();
    }

    /** Goes back to a state taken by {@link #snapshot} after {@code done} steps. */
    public void restore(List<float[]> snapshot, long done) {
        steps = done;
        for (int i = 0; i < state.size(); i++) {
            state.get(i).set(snapshot.get(i));
        }
    }
}
