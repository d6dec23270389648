package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import java.util.List;
import java.util.SplittableRandom;

/** Rows and columns of an image, both ends before {@code to}; nothing where an end is no further than its beginning. */
record Box(int fromX, int toX, int fromY, int toY) {

    /**
     * Its middle a random pixel of the image; what would lie outside the image is cut off.
     *
     * @param side a share of the image's sides
     */
    static Box draw(double side, int height, int width, SplittableRandom random) {
        int wide = (int) Math.round(side * width);
        int high = (int) Math.round(side * height);
        int left = random.nextInt(width) - wide / 2;
        int top = random.nextInt(height) - high / 2;
        return new Box(Math.max(0, left), Math.min(width, left + wide), Math.max(0, top), Math.min(height, top + high));
    }

    int area() {
        return Math.max(0, toX - fromX) * Math.max(0, toY - fromY);
    }

    /** 1 within the boxes and 0 without, one box an image: {@code boxes x 1 x height x width}. */
    static NDArray inside(List<Box> boxes, int height, int width, NDManager scratch) {
        float[] columns = new float[boxes.size() * width];
        float[] rows = new float[boxes.size() * height];
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            for (int x = box.fromX; x < box.toX; x++) {
                columns[i * width + x] = 1;
            }
            for (int y = box.fromY; y < box.toY; y++) {
                rows[i * height + y] = 1;
            }
        }
        return HostArrays.create(scratch, rows, new Shape(boxes.size(), 1, height, 1))
                .mul(HostArrays.create(scratch, columns, new Shape(boxes.size(), 1, 1, width)));
    }
}
