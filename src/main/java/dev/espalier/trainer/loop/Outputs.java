package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Weights;

/** A net's outputs for many examples, outside training. */
public final class Outputs {
    /** Values of a batch's inputs that are computed on at once, for a few tens of megabytes of feature maps. */
    private static final int AT_ONCE = 1 << 18;

    private Outputs() {}

    /**
     * One row an example, in their order; the device is waited for once.
     *
     * @param manager owns what is made on the way only until this returns
     * @param size how many examples there are
     */
    public static float[] of(
            NDManager manager, Gradients gradients, Net net, Weights weights, ResidentInputs inputs, int size) {
        gradients.stopRecording();
        int batchSize = Math.clamp(AT_ONCE / inputs.exampleSize(), 8, 256);
        try (NDManager scratch = manager.newSubManager()) {
            Batches batches = new Batches(new BatchOrder(size, batchSize, inputs.lengths()).plain(), scratch);
            NDList all = new NDList();
            for (int i = 0; i < batches.count(); i++) {
                try (NDManager inner = scratch.newSubManager()) {
                    Batch batch = inputs.batch(batches, i, inner);
                    NDArray outputs =
                            net.forward(batch.inputs(), ForwardContext.inference(inner, weights, batch.lengths()));
                    outputs.attach(scratch);
                    all.add(outputs);
                }
            }
            return inOrder((all.size() == 1 ? all.head() : NDArrays.concat(all)).toFloatArray(), batches.order());
        }
    }

    private static float[] inOrder(float[] asComputed, int[] order) {
        float[] values = new float[asComputed.length];
        int width = asComputed.length / order.length;
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(asComputed, i * width, values, order[i] * width, width);
        }
        return values;
    }
}
