package dev.espalier.dataset.image;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawInputs;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelCode;
import dev.espalier.dataset.pixel.Pixels;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images, channel by channel, row by row.
 *
 * @param resizing how a picture of another size was, and is to be, brought to that of {@code form}
 * @param given what to normalise by, where the registration says so
 */
public record RawImages(Pixels pixels, ImageForm form, Resizing resizing, Optional<Normalisation> given)
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
    public Class<ImagePreprocessing> preprocessing() {
        return ImagePreprocessing.class;
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

    /** On all processors: of images in files most of the time goes into decoding them. */
    @Override
    public Inputs encode(ImagePreprocessing fitted, int[] rows) {
        PixelCode code = new PixelCode(fitted);
        int each = code.pixels();
        float[] encoded = new float[Math.multiplyExact(rows.length, each)];
        IntStream.range(0, rows.length)
                .parallel()
                .forEach(example -> pixels.encode(rows[example], code, encoded, example * each));
        return new Inputs.Dense(encoded, new int[] {fitted.channels(), fitted.height(), fitted.width()});
    }
}
