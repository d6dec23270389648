package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.image.RawImages;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.Pixels;
import dev.espalier.dataset.preprocessing.Resizing;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Grey drawings of four outlines, at many places, sizes, angles and contrasts, crossed by a stray line and covered with noise.
 */
final class ShapesGenerator implements Generator {
    private static final List<String> SHAPES = List.of("circle", "cross", "square", "triangle");

    /** In radians, either way: a square turned by more is hard to tell from a circle at this size. */
    private static final double MOST_TURN = 0.35;

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public Reading reading(Options options) {
        GeneratedSize size = GeneratedSize.read(options, 2000, 500, 0.12);
        int side = options.whole("size", 8, 64, 16, "height and width of an image");
        return _ -> generate(size, side);
    }

    private static RawData generate(GeneratedSize size, int side) {
        size.check(List.of(1, side, side));
        Random random = size.random();
        int[] labels = size.labels(SHAPES.size());
        byte[] pixels = new byte[labels.length * side * side];
        for (int i = 0; i < labels.length; i++) {
            draw(labels[i], side, size.noise(), random, pixels, i * side * side);
        }
        RawImages images = new RawImages(
                new Pixels.Bytes(pixels), new ImageForm(1, side, side, 255), Resizing.SQUASH, Optional.empty());
        return new RawData(images, new RawTargets.Labels(labels, SHAPES), size.sizes());
    }

    private static void draw(int shape, int side, double noise, Random random, byte[] pixels, int offset) {
        double radius = side * random.nextDouble(0.32, 0.45);
        double centreX = side / 2.0 + random.nextDouble(-0.5, 0.5) * (side - 2 * radius);
        double centreY = side / 2.0 + random.nextDouble(-0.5, 0.5) * (side - 2 * radius);
        double angle = random.nextDouble(-MOST_TURN, MOST_TURN);
        double ground = random.nextDouble(0.1, 0.3);
        double ink = random.nextDouble(0.35, 0.65);
        double thickness = side / 16.0 * random.nextDouble(0.6, 1.0);
        double strayAngle = random.nextDouble(2 * Math.PI);
        double strayPlace = side * random.nextDouble(-0.45, 0.45);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double fromX = column + 0.5 - centreX;
                double fromY = row + 0.5 - centreY;
                double x = (Math.cos(angle) * fromX + Math.sin(angle) * fromY) / radius;
                double y = (Math.cos(angle) * fromY - Math.sin(angle) * fromX) / radius;
                double stray = Math.cos(strayAngle) * (column + 0.5 - side / 2.0)
                        + Math.sin(strayAngle) * (row + 0.5 - side / 2.0)
                        - strayPlace;
                double drawn = Math.max(
                        covered(radius * distance(shape, x, y), thickness),
                        0.5 * covered(Math.abs(stray), thickness * 0.5));
                double grey = ground + ink * drawn + noise * random.nextGaussian();
                pixels[offset + row * side + column] = (byte) Math.clamp(Math.round(255 * grey), 0, 255);
            }
        }
    }

    /** How much of a pixel a line covers whose middle is {@code distance} pixels away. */
    private static double covered(double distance, double thickness) {
        return Math.clamp(thickness + 0.5 - distance, 0, 1);
    }

    /** From a point to the nearest of the outline, which lies within the unit circle. */
    private static double distance(int shape, double x, double y) {
        return switch (shape) {
            case 0 -> Math.abs(Math.hypot(x, y) - 0.85);
            case 1 -> Math.min(segment(x, y, -1, 0, 1, 0), segment(x, y, 0, -1, 0, 1));
            case 2 -> polygon(x, y, 4);
            default -> polygon(x, y, 3);
        };
    }

    private static double polygon(double x, double y, int corners) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < corners; i++) {
            double from = 2 * Math.PI * i / corners;
            double to = 2 * Math.PI * (i + 1) / corners;
            nearest = Math.min(nearest, segment(x, y, Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)));
        }
        return nearest;
    }

    private static double segment(double x, double y, double fromX, double fromY, double toX, double toY) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
        double clamped = Math.clamp(share, 0, 1);
        return Math.hypot(x - fromX - clamped * alongX, y - fromY - clamped * alongY);
    }
}
