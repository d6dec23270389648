package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.data.ImagePreprocessing;
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

    private final NDArray mean;
    private final NDArray deviation;
    private final NDArray luma;

    Colours(ImagePreprocessing images, NDManager owner) {
        int channels = images.channels();
        Shape shape = new Shape(1, channels, 1, 1);
        mean = owner.create(floats(images.normalisation().mean()), shape);
        deviation = owner.create(floats(images.normalisation().deviation()), shape);
        float[] weights = LUMA.clone();
        if (channels != LUMA.length) {
            weights = new float[channels];
            Arrays.fill(weights, 1f / channels);
        }
        luma = owner.create(weights, shape);
    }

    NDArray apply(NDArray images, ColourChange[] changes, NDManager scratch) {
        NDArray light = images.mul(deviation).add(mean);
        if (anyFactor(changes, ColourChange::brightness)) {
            light = light.mul(factors(changes, ColourChange::brightness, scratch))
                    .clip(0, 1);
        }
        if (anyFactor(changes, ColourChange::contrast)) {
            NDArray grey = grey(light).reshape(changes.length, -1).mean(new int[] {1});
            light = towards(
                    light, grey.reshape(changes.length, 1, 1, 1), factors(changes, ColourChange::contrast, scratch));
        }
        if (anyFactor(changes, ColourChange::saturation)) {
            light = towards(light, grey(light), factors(changes, ColourChange::saturation, scratch));
        }
        return light.sub(mean).div(deviation);
    }

    private NDArray grey(NDArray light) {
        return light.mul(luma).sum(new int[] {1}, true);
    }

    private static NDArray towards(NDArray light, NDArray grey, NDArray factor) {
        return light.sub(grey).mul(factor).add(grey).clip(0, 1);
    }

    private static boolean anyFactor(ColourChange[] changes, ToDoubleFunction<ColourChange> which) {
        return Arrays.stream(changes).mapToDouble(which).anyMatch(factor -> factor != 1);
    }

    private static NDArray factors(ColourChange[] changes, ToDoubleFunction<ColourChange> which, NDManager scratch) {
        float[] factors = new float[changes.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) which.applyAsDouble(changes[i]);
        }
        return scratch.create(factors, new Shape(factors.length, 1, 1, 1));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
