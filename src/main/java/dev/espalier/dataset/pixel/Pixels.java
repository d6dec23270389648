package dev.espalier.dataset.pixel;

import dev.espalier.dataset.preprocessing.Normalisation;
import java.util.Arrays;

/** The pixels of many images, in the smallest type that holds them: a byte each takes a quarter of the memory of a float. */
public sealed interface Pixels {

    /**
     * How many images there are.
     *
     * @param each pixels of an image, all channels together
     */
    int images(int each);

    /** What {@code rows} are standardised by. */
    Normalisation fit(ImageForm form, int[] rows);

    /** Puts one image, normalised, into {@code encoded} from {@code to} on. */
    void encode(int image, PixelCode code, float[] encoded, int to);

    /** Whole values from 0 to 255. */
    record Bytes(byte[] values) implements Pixels {
        @Override
        public int images(int each) {
            return values.length / each;
        }

        @Override
        public Normalisation fit(ImageForm form, int[] rows) {
            ByteSums sums = new ByteSums(form.channels());
            for (int row : rows) {
                sums.add(values, row * form.pixels(), form.area());
            }
            return sums.normalisation(form.scale());
        }

        @Override
        public void encode(int image, PixelCode code, float[] encoded, int to) {
            code.encode(values, image * code.pixels(), encoded, to);
        }
    }

    /** Any finite values. */
    record Floats(float[] values) implements Pixels {
        @Override
        public int images(int each) {
            return values.length / each;
        }

        @Override
        public Normalisation fit(ImageForm form, int[] rows) {
            Normalisation.Fit fit = new Normalisation.Fit(form.channels());
            for (int row : rows) {
                for (int i = 0; i < form.pixels(); i++) {
                    fit.add(i / form.area(), values[row * form.pixels() + i] / form.scale());
                }
            }
            return fit.done();
        }

        @Override
        public void encode(int image, PixelCode code, float[] encoded, int to) {
            code.encode(values, image * code.pixels(), encoded, to);
        }
    }

    /**
     * Whole values from 0 to 255, in files.
     *
     * @param sums of each image
     */
    record Stored(PixelSource source, ByteSums[] sums) implements Pixels {
        @Override
        public int images(int each) {
            return source.size();
        }

        @Override
        public Normalisation fit(ImageForm form, int[] rows) {
            ByteSums all = new ByteSums(form.channels());
            Arrays.stream(rows).forEach(row -> all.add(sums[row]));
            return all.normalisation(form.scale());
        }

        @Override
        public void encode(int image, PixelCode code, float[] encoded, int to) {
            byte[] pixels = new byte[code.pixels()];
            source.read(image, pixels, 0);
            code.encode(pixels, 0, encoded, to);
        }
    }
}
