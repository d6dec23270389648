package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.HandSetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private final HandSetClock machine = new HandSetClock();
    private final ServerClock clock = machine.started();

    /** As a server does that looks once a second. */
    private void run(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            machine.pass(Duration.ofSeconds(1));
            assertThat(clock.look()).isZero();
        }
    }

    @Test
    void itShowsTheTimeOfDayAndCountsTheTimeThatGoesBy() {
        run(Duration.ofMinutes(2));
        machine.pass(Duration.ofMillis(500));

        assertThat(clock.uptime()).isEqualTo(Duration.ofMillis(120_500));
        assertThat(clock.instant()).isEqualTo(machine.wall());
    }

    @ParameterizedTest
    @ValueSource(longs = {7200, -7200})
    void aWallClockThatIsSetMovesTheTimeShownAtTheNextLookAndTheUptimeNever(long seconds) {
        run(Duration.ofMinutes(1));
        Instant before = clock.instant();
        machine.set(Duration.ofSeconds(seconds));

        assertThat(clock.instant()).isEqualTo(before);
        assertThat(clock.look()).isEqualTo(Duration.ofSeconds(seconds));

        assertThat(clock.instant()).isEqualTo(machine.wall());
        assertThat(clock.uptime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(clock.look()).as("it is told once").isZero();
    }

    @Test
    void timeInWhichTheServerStoodStillDoesNotCount() {
        run(Duration.ofMinutes(1));
        machine.pass(Duration.ofSeconds(90));

        assertThat(clock.uptime()).isEqualTo(Duration.ofSeconds(62));
        assertThat(clock.look()).isEqualTo(Duration.ofSeconds(88));
        assertThat(clock.instant()).isEqualTo(machine.wall());
        assertThat(clock.uptime()).isEqualTo(Duration.ofSeconds(62));
    }

    @Test
    void smallCorrectionsOfTheWallClockAreTakenUpOnceTheyMakeASecond() {
        for (int time = 0; time < 9; time++) {
            machine.set(Duration.ofMillis(100));
            run(Duration.ofSeconds(1));
        }
        assertThat(clock.instant()).isEqualTo(machine.wall().minusMillis(900));
        machine.set(Duration.ofMillis(100));

        assertThat(clock.look()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(machine.wall());
    }
}
