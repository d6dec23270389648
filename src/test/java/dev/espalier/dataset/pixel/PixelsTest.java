package dev.espalier.dataset.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.image.RawImages;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import dev.espalier.testing.Rounding;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelsTest {
    private static final ImageForm FORM = new ImageForm(3, 4, 5, 255);
    private static final int[] SOME = {7, 2, 5, 0};

    private static byte[] bytes() {
        byte[] bytes = new byte[8 * FORM.pixels()];
        new Random(6).nextBytes(bytes);
        return bytes;
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            floats[i] = bytes[i] & 0xFF;
        }
        return floats;
    }

    private static RawImages images(Pixels pixels) {
        return new RawImages(pixels, FORM, Resizing.SQUASH, Optional.empty());
    }

    @Test
    void exactSumsGiveTheMeanAndDeviationThatNumbersGive() {
        Normalisation exact = images(new Pixels.Bytes(bytes())).fit(SOME).normalisation();
        Normalisation stable =
                images(new Pixels.Floats(floats(bytes()))).fit(SOME).normalisation();
        assertThat(exact.mean()).containsExactly(stable.mean(), within(Rounding.DOUBLE));
        assertThat(exact.standardDeviation()).containsExactly(stable.standardDeviation(), within(Rounding.DOUBLE));
        ImagePreprocessing fitted = images(new Pixels.Bytes(bytes())).fit(SOME);
        assertThat(Samples.numbers(images(new Pixels.Bytes(bytes())).encode(fitted, SOME)))
                .isEqualTo(Samples.numbers(
                        images(new Pixels.Floats(floats(bytes()))).encode(fitted, SOME)));
    }

    @Test
    void whatIsNotTrainedOnDoesNotTouchTheNormalisation() {
        byte[] spoilt = bytes();
        Arrays.fill(spoilt, FORM.pixels(), 2 * FORM.pixels(), (byte) -1);
        assertThat(images(new Pixels.Bytes(spoilt)).fit(SOME))
                .isEqualTo(images(new Pixels.Bytes(bytes())).fit(SOME));
        spoilt[2 * FORM.pixels()]++;
        assertThat(images(new Pixels.Bytes(spoilt)).fit(SOME))
                .isNotEqualTo(images(new Pixels.Bytes(bytes())).fit(SOME));
    }

    @Test
    void aChannelOfOneValueBecomesZero() {
        byte[] even = new byte[2 * FORM.pixels()];
        Arrays.fill(even, (byte) 200);
        RawImages images = images(new Pixels.Bytes(even));
        ImagePreprocessing fitted = images.fit(new int[] {0, 1});
        assertThat(fitted.normalisation().standardDeviation()).containsOnly(1);
        assertThat(Samples.numbers(images.encode(fitted, new int[] {0, 1}))).containsOnly(0);
    }
}
