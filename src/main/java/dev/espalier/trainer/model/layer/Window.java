package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.types.Shape;
import dev.espalier.study.InvalidInput;

/**
 * A square that moves over feature maps.
 *
 * @param side in pixels
 * @param stride pixels from one place to the next
 * @param padding pixels of nothing around the maps
 */
public record Window(int side, int stride, int padding) {

    /** Of an odd side, so that with a stride of 1 the maps keep their size. */
    public static Window same(int side, int stride) {
        return new Window(side, stride, (side - 1) / 2);
    }

    /** What maps of {@code input}'s size become, each place of the window a pixel. */
    FeatureMapShape over(FeatureMapShape input) {
        return new FeatureMapShape(input.channels(), places(input.height(), input), places(input.width(), input));
    }

    private int places(int extent, FeatureMapShape input) {
        int room = extent + 2 * padding - side;
        if (room < 0) {
            throw new InvalidInput(
                    "trial.model",
                    "is too deep for the images: a window of %dx%d does not fit on maps of %dx%d, which is what is left of them there"
                            .formatted(side, side, input.height(), input.width()));
        }
        return room / stride + 1;
    }

    Shape sides() {
        return new Shape(side, side);
    }

    Shape strides() {
        return new Shape(stride, stride);
    }

    Shape paddings() {
        return new Shape(padding, padding);
    }
}
