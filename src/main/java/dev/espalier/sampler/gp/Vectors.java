package dev.espalier.sampler.gp;

/**
 * Loops over plain arrays, in a form that the compiler turns into vector instructions. Every result is the same on every
 * machine: no library function whose last bit is open has a part in it.
 */
final class Vectors {
    /** A power beyond which {@link #decay} says nothing smaller. */
    static final double FAR = 64;

    private Vectors() {}

    static double dot(double[] a, double[] b, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < count; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** Takes {@code factor} times {@code from} off {@code target}. */
    static void subtract(double[] target, double factor, double[] from, int start, int end) {
        for (int i = start; i < end; i++) {
            target[i] -= factor * from[i];
        }
    }

    /** Writes e to the power of minus each of {@code powers}, which are from 0 to {@link #FAR}; exact to 2e-14 of itself below 5 and to 2e-8 below 40. */
    static void decay(double[] powers, double[] target, int count) {
        for (int i = 0; i < count; i++) {
            double y = powers[i] * -0x1p-7;
            double e = 1
                    + y
                            * (1
                                    + y
                                            * (1 / 2.0
                                                    + y
                                                            * (1 / 6.0
                                                                    + y
                                                                            * (1 / 24.0
                                                                                    + y
                                                                                            * (1 / 120.0
                                                                                                    + y
                                                                                                            * (1 / 720.0
                                                                                                                    + y
                                                                                                                            * (1
                                                                                                                                            / 5040.0
                                                                                                                                    + y
                                                                                                                                            * (1
                                                                                                                                                    / 40320.0))))))));
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            target[i] = e * e;
        }
    }
}
