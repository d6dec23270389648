package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.optimizer.OptimizerConfig.Decay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Moves arrays of weights against their gradients, and keeps the state that it needs for that. */
public final class Optimizer implements AutoCloseable {
    private final List<ParameterSpec> slots;
    private final List<NDArray> weights;
    private final UpdateRule rule;
    private final Decay form;
    private final double weightDecay;
    private final Clipping clipping;

    /** By kind of state, then by array of weights. */
    private final List<List<NDArray>> state;

    private long steps;

    /**
     * @param slots what the arrays of {@code weights} are
     * @param weights their manager owns the optimizer's state
     * @param weightDecay of matrices and kernels
     */
    public Optimizer(
            OptimizerConfig config,
            List<ParameterSpec> slots,
            List<NDArray> weights,
            double weightDecay,
            Clipping clipping) {
        this.slots = slots;
        this.weights = weights;
        this.rule = UpdateRule.of(config);
        this.form = config.decay();
        this.weightDecay = weightDecay;
        this.clipping = clipping;
        this.state = IntStream.range(0, rule.states())
                .mapToObj(kind -> weights.stream().map(NDArray::zerosLike).toList())
                .toList();
    }

    /** How many vectors of state an optimizer keeps, each as long as all weights together. */
    public static int states(OptimizerConfig config) {
        return UpdateRule.of(config).states();
    }

    /**
     * One step.
     *
     * @param gradients of the loss by each array; changed by this
     * @param scratch owns what is made on the way
     */
    public void step(List<NDArray> gradients, double learningRate, NDManager scratch) {
        steps++;
        List<NDArray> clipped = clipped(gradients, scratch);
        for (int i = 0; i < weights.size(); i++) {
            int index = i;
            List<NDArray> own = state.stream().map(arrays -> arrays.get(index)).toList();
            double decay = slots.get(i).decays() ? weightDecay : 0;
            if (form == Decay.DECOUPLED && decay > 0) {
                weights.get(i).muli((float) (1 - learningRate * decay));
                decay = 0;
            }
            UpdateRule.Rates rates = new UpdateRule.Rates(learningRate, decay, steps, slots.get(i));
            rule.step(weights.get(i), clipped.get(i), own, rates, scratch);
        }
    }

    private List<NDArray> clipped(List<NDArray> gradients, NDManager scratch) {
        List<NDArray> clipped = gradients;
        if (clipping.value() > 0) {
            float most = (float) clipping.value();
            // DJL's PyTorch engine leaves both bounds with the manager of what it clips; a gradient's lasts as long as
            // the
            // trial.
            clipped = gradients.stream()
                    .map(gradient ->
                            UpdateRule.own(gradient.duplicate(), scratch).clip(-most, most))
                    .toList();
        }
        if (clipping.norm() > 0) {
            clipNorm(clipped, scratch);
        }
        return clipped;
    }

    private void clipNorm(List<NDArray> gradients, NDManager scratch) {
        NDList squares = new NDList();
        gradients.forEach(gradient ->
                squares.add(UpdateRule.own(gradient.square(), scratch).sum()));
        float most = (float) clipping.norm();
        NDArray norm = NDArrays.stack(squares).sum().sqrt();
        NDArray factor = norm.maximum(most).getNDArrayInternal().rdiv(most);
        gradients.forEach(gradient -> gradient.muli(factor));
    }

    /** Frees the state; the weights stay. */
    @Override
    public void close() {
        state.forEach(arrays -> arrays.forEach(NDArray::close));
    }

    /** How many steps were made. */
    public long steps() {
        return steps;
    }

    /** The state in host memory, one vector each; waits for the device. */
    public List<float[]> snapshot() {
        List<float[]> vectors = new ArrayList<>();
        for (List<NDArray> arrays : state) {
            vectors.add(ParameterSpec.flat(slots, index -> arrays.get(index).toFloatArray()));
        }
        return vectors;
    }

    /** Goes back to a state taken by {@link #snapshot} after {@code done} steps. */
    public void restore(List<float[]> snapshot, long done) {
        steps = done;
        for (int kind = 0; kind < state.size(); kind++) {
            for (int i = 0; i < slots.size(); i++) {
                HostArrays.set(state.get(kind).get(i), slots.get(i).of(snapshot.get(kind)));
            }
        }
    }
}
