package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-03-01T12:00:00.000000001Z",
                "1677-09-21T00:12:43.145224192Z",
                "2262-04-11T23:47:16.854775807Z"
            })
    void instantsComeBackToTheNanosecond(String instant) {
        assertThat(Times.instant(Times.nanos(Instant.parse(instant)))).isEqualTo(instant);
    }

    @Test
    void whatLiesBeyondBecomesTheNearest() {
        assertThat(Times.instant(Times.nanos(Instant.MAX))).isEqualTo("2262-04-11T23:47:16.854775807Z");
        assertThat(Times.instant(Times.nanos(Instant.MIN))).isEqualTo("1677-09-21T00:12:43.145224192Z");
    }
}
