package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Every {@code stride}th pixel of its input, and maps of zeros before and after, for as many maps as are wanted. */
public final class PaddedShortcut implements Layer {
    private final Window pixels;
    private final FeatureMapShape outputs;
    private final int before;
    private final int after;

    public PaddedShortcut(FeatureMapShape inputs, FeatureMapShape outputs, int stride) {
        this.pixels = new Window(1, stride, 0);
        this.outputs = outputs;
        this.before = (outputs.channels() - inputs.channels()) / 2;
        this.after = outputs.channels() - inputs.channels() - before;
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArray taken = pixels.stride() == 1
                ? input
                : input.getNDArrayInternal().avgPool(pixels.sides(), pixels.strides(), pixels.paddings(), false, false);
        NDList parts = new NDList();
        long examples = input.getShape().get(0);
        if (before > 0) {
            parts.add(zeros(context.manager(), examples, before));
        }
        parts.add(taken);
        if (after > 0) {
            parts.add(zeros(context.manager(), examples, after));
        }
        return parts.size() == 1 ? taken : NDArrays.concat(parts, 1);
    }

    private NDArray zeros(NDManager manager, long examples, int channels) {
        return manager.zeros(new Shape(examples, channels, outputs.height(), outputs.width()));
    }
}
