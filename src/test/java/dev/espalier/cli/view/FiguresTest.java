package dev.espalier.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.98321, 0.9832",
        "1, 1",
        "0, 0",
        "12.3456, 12.35",
        "1234.56, 1235",
        "0.000012345, 1.235e-05",
        "NaN, nan",
        "-Infinity, -inf",
        "0.5, 0.5",
        "-0.25, -0.25",
        "123456, 123456"
    })
    void aValueHasFourDigits(double value, String text) {
        assertThat(Figures.value(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"8, 8 s", "192, 3 min 12 s", "7500, 2 h 5 min", "97200, 1 d 3 h", "-4, 0 s"})
    void aDurationHasTwoUnits(long seconds, String text) {
        assertThat(Figures.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.84, 0.8 s", "41.2, 41 s"})
    void fewSecondsHaveTenths(double seconds, String text) {
        assertThat(Figures.seconds(OptionalDouble.of(seconds))).isEqualTo(text);
    }
}
