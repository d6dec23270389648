package dev.espalier.trainer.data;

/** Images, channel by channel, row by row. */
record RawImages(Pixels pixels, int channels, int height, int width, double scale)
        implements RawInputs<ImagePreprocessing> {

    /** Pixels in the smallest type that holds them: a byte each takes a quarter of the memory of a float. */
    sealed interface Pixels {
        int length();

        float at(int index);

        /** Whole values from 0 to 255. */
        record Bytes(byte[] values) implements Pixels {
            @Override
            public int length() {
                return values.length;
            }

            @Override
            public float at(int index) {
                return values[index] & 0xFF;
            }
        }

        /** Any finite values. */
        record Floats(float[] values) implements Pixels {
            @Override
            public int length() {
                return values.length;
            }

            @Override
            public float at(int index) {
                return values[index];
            }
        }
    }

    private int each() {
        return channels * height * width;
    }

    @Override
    public int size() {
        return pixels.length() / each();
    }

    @Override
    public ImagePreprocessing fit(int[] rows) {
        Normalisation.Fit fit = new Normalisation.Fit(channels);
        int area = height * width;
        for (int row : rows) {
            for (int i = 0; i < each(); i++) {
                fit.add(i / area, pixels.at(row * each() + i) / scale);
            }
        }
        return new ImagePreprocessing(channels, height, width, scale, fit.done());
    }

    @Override
    public Inputs.Dense encode(ImagePreprocessing fitted, int[] rows) {
        float[] encoded = new float[Math.multiplyExact(rows.length, each())];
        int area = height * width;
        int to = 0;
        for (int row : rows) {
            for (int i = 0; i < each(); i++) {
                encoded[to++] = fitted.normalisation().apply(i / area, pixels.at(row * each() + i) / fitted.scale());
            }
        }
        return new Inputs.Dense(encoded, new int[] {channels, height, width});
    }
}
