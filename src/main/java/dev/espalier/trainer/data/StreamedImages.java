package dev.espalier.trainer.data;

import java.util.stream.IntStream;

/**
 * Images that stay in their files, since all together they are more than the memory holds. Safe to use from many threads
 * at once.
 */
public final class StreamedImages implements Inputs {
    private final PixelSource source;
    private final PixelCode code;
    private final int[] rows;
    private final int[] shape;

    StreamedImages(PixelSource source, ImagePreprocessing fitted, int[] rows) {
        this.source = source;
        this.code = new PixelCode(fitted);
        this.rows = rows.clone();
        this.shape = new int[] {fitted.channels(), fitted.height(), fitted.width()};
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** Of one image: channels, height, width. */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Reads some images, on all processors.
     *
     * @param examples which, counted from 0
     * @return their normalised values, the same as {@link Inputs.Dense} would hold, in the order asked for
     * @throws DatasetFailure naming the image and the reason, if one cannot be read
     */
    public float[] read(int[] examples) {
        int each = code.pixels();
        float[] values = new float[Math.multiplyExact(examples.length, each)];
        IntStream.range(0, examples.length).parallel().forEach(i -> {
            byte[] pixels = new byte[each];
            source.read(rows[examples[i]], pixels, 0);
            code.encode(pixels, 0, values, i * each);
        });
        return values;
    }
}
