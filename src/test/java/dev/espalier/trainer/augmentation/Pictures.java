package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A batch of images in plain Java, and what augmentation is to make of it, pixel by pixel.
 *
 * @param values {@code size x channels x height x width}
 */
record Pictures(double[] values, int size, int channels, int height, int width) {

    static Pictures random(int size, int channels, int height, int width) {
        SplittableRandom random = new SplittableRandom(41);
        double[] values = new double[size * channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Pictures(values, size, channels, height, width);
    }

    /** A pixel's place. */
    record Place(int image, int channel, int y, int x) {}

    NDArray on(NDManager manager) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return HostArrays.create(manager, floats, new Shape(size, channels, height, width));
    }

    /** 0 outside an image. */
    double at(int image, int channel, int y, int x) {
        return y < 0 || y >= height || x < 0 || x >= width
                ? 0
                : values[((image * channels + channel) * height + y) * width + x];
    }

    double at(Place place) {
        return at(place.image, place.channel, place.y, place.x);
    }

    /** Every pixel replaced. */
    Pictures map(ToDoubleFunction<Place> pixel) {
        double[] mapped = new double[values.length];
        int at = 0;
        for (int image = 0; image < size; image++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        mapped[at++] = pixel.applyAsDouble(new Place(image, channel, y, x));
                    }
                }
            }
        }
        return new Pictures(mapped, size, channels, height, width);
    }

    /** Moved as {@link ImageTransform} says, bilinearly. */
    Pictures placed(ImageTransform[] placements) {
        return map(place -> {
            ImageTransform how = placements[place.image];
            double middleX = (width - 1) / 2.0;
            double middleY = (height - 1) / 2.0;
            double u = how.mirrorX() * (place.x + how.right() - middleX);
            double v = how.mirrorY() * (place.y + how.down() - middleY);
            double cos = Math.cos(how.angle());
            double sin = Math.sin(how.angle());
            double x = middleX + (u * cos + v * sin) / how.factor();
            double y = middleY + (v * cos - u * sin) / how.factor();
            int left = (int) Math.floor(x);
            int top = (int) Math.floor(y);
            return (1 - (y - top)) * along(place, top, left, x - left)
                    + (y - top) * along(place, top + 1, left, x - left);
        });
    }

    private double along(Place place, int y, int left, double beyond) {
        return (1 - beyond) * at(place.image, place.channel, y, left)
                + beyond * at(place.image, place.channel, y, left + 1);
    }

    /** Recoloured as {@link Colours} says. */
    Pictures coloured(ColourChange[] changes, double[] mean, double[] standardDeviation) {
        Pictures light = map(place -> at(place) * standardDeviation[place.channel] + mean[place.channel])
                .map2((pictures, place) -> clamped(changes[place.image].brightness() * pictures.at(place)))
                .map2((pictures, place) ->
                        towards(changes[place.image].contrast(), pictures.at(place), pictures.meanGrey(place.image)))
                .map2((pictures, place) -> towards(
                        changes[place.image].saturation(),
                        pictures.at(place),
                        pictures.grey(place.image, place.y, place.x)));
        return light.map(place -> (light.at(place) - mean[place.channel]) / standardDeviation[place.channel]);
    }

    private interface Pixel {
        double of(Pictures pictures, Place place);
    }

    private Pictures map2(Pixel pixel) {
        return map(place -> pixel.of(this, place));
    }

    private static double towards(double factor, double light, double grey) {
        return clamped(factor * light + (1 - factor) * grey);
    }

    private static double clamped(double light) {
        return Math.clamp(light, 0.0, 1.0);
    }

    private double grey(int image, int y, int x) {
        return channels == 3
                ? 0.299 * at(image, 0, y, x) + 0.587 * at(image, 1, y, x) + 0.114 * at(image, 2, y, x)
                : at(image, 0, y, x);
    }

    private double meanGrey(int image) {
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += grey(image, y, x);
            }
        }
        return sum / (height * width);
    }
}
