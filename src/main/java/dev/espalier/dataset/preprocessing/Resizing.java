package dev.espalier.dataset.preprocessing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a picture is brought to the size that a model takes. */
public enum Resizing {
    /** Stretched, whatever becomes of its proportions. */
    SQUASH,
    /** The largest middle part of the right proportions, then stretched. */
    CROP,
    /** The whole, its proportions kept, in the middle of black. */
    PAD;

    /** The word for it in options and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Resizing> of(String word) {
        return Arrays.stream(values())
                .filter(resizing -> resizing.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Resizing::word).toList();
    }

    public float[] apply(float[] plane, int height, int width, int toHeight, int toWidth) {
        return switch (this) {
            case SQUASH -> Resize.resize(plane, height, width, toHeight, toWidth);
            case CROP -> crop(plane, height, width, toHeight, toWidth);
            case PAD -> pad(plane, height, width, toHeight, toWidth);
        };
    }

    private static float[] crop(float[] plane, int height, int width, int toHeight, int toWidth) {
        boolean tall = (long) height * toWidth > (long) width * toHeight;
        int rows = tall ? rounded((double) width * toHeight / toWidth, height) : height;
        int columns = tall ? width : rounded((double) height * toWidth / toHeight, width);
        int top = (height - rows) / 2;
        int left = (width - columns) / 2;
        float[] middle = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(plane, (top + row) * width + left, middle, row * columns, columns);
        }
        return Resize.resize(middle, rows, columns, toHeight, toWidth);
    }

    private static float[] pad(float[] plane, int height, int width, int toHeight, int toWidth) {
        double factor = Math.min((double) toHeight / height, (double) toWidth / width);
        int rows = rounded(height * factor, toHeight);
        int columns = rounded(width * factor, toWidth);
        float[] whole = Resize.resize(plane, height, width, rows, columns);
        int top = (toHeight - rows) / 2;
        int left = (toWidth - columns) / 2;
        float[] padded = new float[toHeight * toWidth];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(whole, row * columns, padded, (top + row) * toWidth + left, columns);
        }
        return padded;
    }

    private static int rounded(double extent, int most) {
        return (int) Math.clamp(Math.round(extent), 1, most);
    }
}
