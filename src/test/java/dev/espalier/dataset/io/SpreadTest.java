package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void aMarkForWhatIsMissingIsFarOutHoweverOftenItStands() {
        for (double mark : new double[] {-3.4028234663852886e38, 1e20, -1e31, 9.96921e36, 1e38}) {
            for (double share : new double[] {0.0001, 0.01, 0.3, 0.9}) {
                Spread spread = of(temperatures(share, mark));
                assertThat(spread.outlier().orElseThrow().value())
                        .as("%s of %s", share, mark)
                        .isEqualTo(mark);
            }
        }
    }

    @Test
    void oneFarNumberAmongEqualOnesIsFarOut() {
        assertThat(of(5, 5, 5, -3.4e38, 5).outlier().orElseThrow().line()).isEqualTo(3);
        assertThat(of(-3.4e38, 5).outlier().orElseThrow().line()).isZero();
        assertThat(of(3.4e38, 5, 7).outlier()).isPresent();
        assertThat(of(0, 0, 0, 1e10, 0).outlier()).isEmpty();
        assertThat(of(5, 5, 5).outlier()).isEmpty();
        assertThat(of().outlier()).isEmpty();
    }

    @Test
    void heavyTailsZerosAndOtherUnitsAreNotFarOut() {
        Random random = new Random(1);
        assertThat(of(random.doubles(100_000).map(u -> Math.tan(Math.PI * (u - 0.5))))
                        .outlier())
                .as("Cauchy")
                .isEmpty();
        assertThat(of(random.doubles(100_000).map(u -> u < 0.98 ? 0 : 1e9 * u)).outlier())
                .as("mostly zeros")
                .isEmpty();
        assertThat(of(random.doubles(100_000).map(u -> Math.pow(10, 30 * u - 15)))
                        .outlier())
                .as("thirty powers of ten")
                .isEmpty();
        assertThat(of(random.doubles(1000).map(u -> 1e30 * (1 + u))).outlier())
                .as("masses of stars")
                .isEmpty();
        assertThat(of(random.doubles(1000).map(u -> 1e-19 * (1 + u))).outlier())
                .as("charges")
                .isEmpty();
    }

    @Test
    void whatSinglePrecisionDoesNotHoldIsFarOutAmongItsLike() {
        assertThat(of(1e200, 2e200, 3e200, 4e200).outlier()).isPresent();
        assertThat(of(1e200, 1, 2).limits().refusal(1e200)).contains("beyond the numbers of single precision");
    }

    @Test
    void whatMayBeAMarkIsNoted() {
        assertThat(of(temperatures(0.01, -9999)).note("leave it empty").orElseThrow())
                .contains("has -9999,")
                .endsWith("if it marks a missing value, leave it empty");
        assertThat(of(temperatures(0.2, 999)).note("")).isPresent();
        assertThat(of(temperatures(0.01, 1e7)).note("")).isPresent();
        assertThat(of(temperatures(0.01, 120)).note("")).isEmpty();
        assertThat(of(DoubleStream.iterate(0, x -> x + 1).limit(1000)).note("")).isEmpty();
    }

    private static DoubleStream temperatures(double share, double mark) {
        Random random = new Random(2);
        return DoubleStream.iterate(0, row -> row + 1)
                .limit(50_000)
                .map(row -> random.nextDouble() < share ? mark : 15 + 8 * random.nextGaussian());
    }

    private static Spread of(double... values) {
        return of(DoubleStream.of(values));
    }

    private static Spread of(DoubleStream values) {
        Spread spread = new Spread();
        double[] all = values.toArray();
        for (int i = 0; i < all.length; i++) {
            spread.add(all[i], i, 0);
        }
        return spread;
    }
}
