package dev.espalier.sampler.core;

/** The normal distribution's mass, to full precision and quickly. */
public final class Gaussian {
    private static final double[] NEAR_ABOVE = {
        1.85777706184603153e-1,
        3.16112374387056560e00,
        1.13864154151050156e02,
        3.77485237685302021e02,
        3.20937758913846947e03
    };
    private static final double[] NEAR_BELOW = {
        1, 2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
    };
    private static final double[] MIDDLE_ABOVE = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e00, 6.61191906371416295e01,
        2.98635138197400131e02, 8.81952221241769090e02, 1.71204761263407058e03, 2.05107837782607147e03,
        1.23033935479799725e03
    };
    private static final double[] MIDDLE_BELOW = {
        1,
        1.57449261107098347e01,
        1.17693950891312499e02,
        5.37181101862009858e02,
        1.62138957456669019e03,
        3.29079923573345963e03,
        4.36261909014324716e03,
        3.43936767414372164e03,
        1.23033935480374942e03
    };
    private static final double[] FAR_ABOVE = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] FAR_BELOW = {
        1,
        2.56852019228982242e00,
        1.87295284992346725e00,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };
    /** The mass below is less than half a unit in the last place of 1. */
    private static final double NEGLIGIBLE = -8.4;

    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;

    private Gaussian() {}

    /** The standard normal's mass between {@code a} and {@code b}, {@code a <= b}, precise in the tails. */
    public static double mass(double a, double b) {
        if (a > 0) {
            return below(-a) - below(-b);
        }
        return b < 0 ? below(b) - below(a) : 1 - lost(a) - lost(-b);
    }

    /** The mass below {@code x} as far as taking it from 1 makes a difference. */
    private static double lost(double x) {
        return x < NEGLIGIBLE ? 0 : below(x);
    }

    /** The standard normal's mass below {@code x}. */
    public static double below(double x) {
        return 0.5 * complementaryError(-x / Math.sqrt(2));
    }

    /**
     * 1 - erf(x). Cody 1969, "Rational Chebyshev approximations for the error function", the approximations of highest
     * degree for each of its three ranges.
     */
    static double complementaryError(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            double square = x * x;
            return 1 - x * polynomial(NEAR_ABOVE, square) / polynomial(NEAR_BELOW, square);
        }
        double tail;
        if (size <= 4) {
            tail = polynomial(MIDDLE_ABOVE, size) / polynomial(MIDDLE_BELOW, size);
        } else {
            double inverse = 1 / (size * size);
            double correction = inverse * polynomial(FAR_ABOVE, inverse) / polynomial(FAR_BELOW, inverse);
            tail = (ONE_OVER_SQRT_PI - correction) / size;
        }
        double upper = tail * Math.exp(-size * size);
        return x > 0 ? upper : 2 - upper;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
