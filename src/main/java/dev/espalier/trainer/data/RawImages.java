package dev.espalier.trainer.data;

import java.util.Optional;

/**
 * Images, channel by channel, row by row.
 *
 * @param resizing how a picture of another size was, and is to be, brought to that of {@code form}
 * @param given what to normalise by, where the registration says so
 */
record RawImages(Pixels pixels, ImageForm form, Resizing resizing, Optional<Normalisation> given)
        implements RawInputs<ImagePreprocessing> {

    @Override
    public int size() {
        return pixels.images(form.pixels());
    }

    @Override
    public boolean isInMemory() {
        return !(pixels instanceof Pixels.Stored);
    }

    @Override
    public ImagePreprocessing fit(int[] rows) {
        return new ImagePreprocessing(
                form.channels(),
                form.height(),
                form.width(),
                form.scale(),
                resizing,
                given.orElseGet(() -> pixels.fit(form, rows)));
    }

    @Override
    public Inputs encode(ImagePreprocessing fitted, int[] rows) {
        if (pixels instanceof Pixels.Stored(PixelSource source, ByteSums[] sums)) {
            return new StreamedImages(source, fitted, rows);
        }
        PixelCode code = new PixelCode(fitted);
        int each = code.pixels();
        float[] encoded = new float[Math.multiplyExact(rows.length, each)];
        for (int example = 0; example < rows.length; example++) {
            pixels.encode(rows[example], code, encoded, example * each);
        }
        return new Inputs.Dense(encoded, new int[] {fitted.channels(), fitted.height(), fitted.width()});
    }
}
