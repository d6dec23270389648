package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.trainer.engine.HostArrays;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Brightness, contrast and saturation, in this order. Standardised values are first turned back into light from 0 to 1, so
 * that each means the same on every data set, and standardised again; light is kept from 0 to 1 after each. With {@code f}
 * the drawn factor, {@code p} becomes {@code f p}; then {@code f p + (1 - f) m}, {@code m} the image's mean grey; then {@code
 * f p + (1 - f) g}, {@code g} the pixel's grey. Grey is 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), or the
 * channels' mean where they are not three.
 */
final class Colours {
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private final int channels;
    private final double[] mean;
    private final double[] standardDeviation;
    private final float[] luma;

    Colours(ImagePreprocessing images) {
        channels = images.channels();
        mean = images.normalisation().mean();
        standardDeviation = images.normalisation().standardDeviation();
        luma = channels == LUMA.length ? LUMA.clone() : new float[channels];
        if (channels != LUMA.length) {
            Arrays.fill(luma, 1f / channels);
        }
    }

    NDArray apply(NDArray images, ColourChange[] changes, NDManager scratch) {
        int size = changes.length;
        NDArray light = bright(images.reshape(size, channels, -1), changes, scratch);
        if (anyFactor(changes, ColourChange::contrast)) {
            NDArray weights = HostArrays.create(scratch, luma, new Shape(channels, 1));
            NDArray grey = light.mean(new int[] {2}).matMul(weights).reshape(size, 1, 1);
            light = towards(light, grey, factors(changes, ColourChange::contrast, scratch));
        }
        if (anyFactor(changes, ColourChange::saturation)) {
            NDArray weights = HostArrays.create(scratch, luma, new Shape(1, channels));
            light = towards(light, weights.matMul(light), factors(changes, ColourChange::saturation, scratch));
        }
        float[] scales = new float[channels];
        float[] offsets = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            scales[channel] = (float) (1 / standardDeviation[channel]);
            offsets[channel] = (float) (-mean[channel] / standardDeviation[channel]);
        }
        return light.mul(HostArrays.create(scratch, scales, new Shape(1, channels, 1)))
                .add(HostArrays.create(scratch, offsets, new Shape(1, channels, 1)))
                .reshape(images.getShape());
    }

    /** Light after the change of brightness. */
    private NDArray bright(NDArray values, ColourChange[] changes, NDManager scratch) {
        float[] scales = new float[changes.length * channels];
        float[] offsets = new float[scales.length];
        for (int i = 0; i < scales.length; i++) {
            double factor = changes[i / channels].brightness();
            scales[i] = (float) (factor * standardDeviation[i % channels]);
            offsets[i] = (float) (factor * mean[i % channels]);
        }
        Shape shape = new Shape(changes.length, channels, 1);
        return shown(
                values.mul(HostArrays.create(scratch, scales, shape)).add(HostArrays.create(scratch, offsets, shape)));
    }

    private static NDArray towards(NDArray light, NDArray grey, NDArray factor) {
        return shown(light.sub(grey).mul(factor).add(grey));
    }

    /** From 0 to 1. Two operations, as MXNet is slow at cutting both ends off in one. */
    private static NDArray shown(NDArray light) {
        return light.maximum(0).minimum(1);
    }

    private static boolean anyFactor(ColourChange[] changes, ToDoubleFunction<ColourChange> which) {
        return Arrays.stream(changes).mapToDouble(which).anyMatch(factor -> factor != 1);
    }

    private static NDArray factors(ColourChange[] changes, ToDoubleFunction<ColourChange> which, NDManager scratch) {
        float[] factors = new float[changes.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) which.applyAsDouble(changes[i]);
        }
        return HostArrays.create(scratch, factors, new Shape(factors.length, 1, 1));
    }
}
