package dev.espalier.trainer.augmentation;

import dev.espalier.trainer.augmentation.Augmentation.Images;
import java.util.SplittableRandom;

/**
 * Where an image's pixels come from. The pixel at column {@code x}, row {@code y} shows what was at {@code middle +
 * turn(mirror * (x + right - middleX, y + down - middleY)) / factor}, where turning by {@code angle} takes {@code (u, v)}
 * to {@code (u cos + v sin, v cos - u sin)}, and the middle of an image of width {@code w} is {@code (w - 1) / 2}.
 *
 * @param mirrorX -1 mirrors left and right, 1 does not
 * @param mirrorY -1 mirrors top and bottom, 1 does not
 * @param right columns
 * @param down rows
 * @param angle in radians
 * @param factor above 1 enlarges
 */
record ImageTransform(int mirrorX, int mirrorY, int right, int down, double angle, double factor) {

    /** Draws one for each of {@code size} images. */
    static ImageTransform[] draw(Images images, int size, SplittableRandom random) {
        ImageTransform[] drawn = new ImageTransform[size];
        for (int i = 0; i < size; i++) {
            int mirrorX = images.flip().isHorizontal() && random.nextBoolean() ? -1 : 1;
            int mirrorY = images.flip().isVertical() && random.nextBoolean() ? -1 : 1;
            int padding = images.cropPadding();
            int right = random.nextInt(-padding, padding + 1);
            int down = random.nextInt(-padding, padding + 1);
            double angle = Math.toRadians(images.rotation()) * (2 * random.nextDouble() - 1);
            double factor = 1 + images.scale() * (2 * random.nextDouble() - 1);
            drawn[i] = new ImageTransform(mirrorX, mirrorY, right, down, angle, factor);
        }
        return drawn;
    }

    /** The weights of {@code x}, of {@code y} and of 1 in the column that the pixel at {@code (x, y)} comes from. */
    double[] columnMap(int width, int height) {
        double middleX = (width - 1) / 2.0;
        double byX = mirrorX * Math.cos(angle) / factor;
        double byY = mirrorY * Math.sin(angle) / factor;
        return new double[] {byX, byY, middleX + byX * (right - middleX) + byY * (down - (height - 1) / 2.0)};
    }

    /** The same for the row. */
    double[] rowMap(int width, int height) {
        double middleY = (height - 1) / 2.0;
        double byX = -mirrorX * Math.sin(angle) / factor;
        double byY = mirrorY * Math.cos(angle) / factor;
        return new double[] {byX, byY, middleY + byX * (right - (width - 1) / 2.0) + byY * (down - middleY)};
    }
}
