package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Conflict;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.UnknownThing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseGuardTest {
    private final Play play = Play.of("\"resource\": {\"max\": 9}");

    @Test
    void aReportOfTheHolderIsNews() {
        play.take();

        assertThat(LeaseGuard.report(play.state(), 0, "lease-0-1", 1)).isEqualTo(LeaseGuard.Verdict.NEW);
    }

    @Test
    void aStepUpToTheLastIsHeldAgainstWhatIsKept() {
        play.take();
        play.report(0, 2, 0.5);

        assertThat(LeaseGuard.report(play.state(), 0, "lease-0-1", 2)).isEqualTo(LeaseGuard.Verdict.REPEATED);
        assertThat(LeaseGuard.report(play.state(), 0, "lease-0-1", 1)).isEqualTo(LeaseGuard.Verdict.REPEATED);
        assertThat(LeaseGuard.report(play.state(), 0, "lease-0-1", 3)).isEqualTo(LeaseGuard.Verdict.NEW);
    }

    @Test
    void aStepReportedTwiceCountsOnce() {
        play.take();
        play.report(0, 1, 0.5);

        assertThat(LeaseGuard.added(play.trial(0), known(0.5), measurement(Map.of("loss", 0.5))))
                .isEmpty();
        assertThat(LeaseGuard.added(play.trial(0), known(Double.NaN), measurement(Map.of("loss", Double.NaN))))
                .isEmpty();
        assertThat(LeaseGuard.added(play.trial(0), known(0.0), measurement(Map.of("loss", -0.0))))
                .isEmpty();
    }

    @Test
    void whatASecondReportAddsIsPutToWhatIsKnown() {
        play.take();
        play.report(0, 1, 0.5);

        assertThat(LeaseGuard.added(play.trial(0), known(0.5), measurement(Map.of("accuracy", 0.9))))
                .hasValueSatisfying(all ->
                        assertThat(all.metrics()).containsExactly(Map.entry("loss", 0.5), Map.entry("accuracy", 0.9)));
    }

    @Test
    void aSecondReportThatChangesAValueIsRefused() {
        play.take();
        play.report(0, 1, 0.5);

        assertThatThrownBy(() -> LeaseGuard.added(play.trial(0), known(0.5), measurement(Map.of("loss", 0.6))))
                .isInstanceOf(Conflict.class)
                .hasMessage("Step 1 of trial 0 was reported with loss 0.5, not 0.6; "
                        + "a second report of a step may add metrics, but change none.");
    }

    @Test
    void aTrialThatEndedTakesNoMoreMetrics() {
        play.take();
        play.report(0, 1, 0.5);
        play.tell(0, 0.5);

        assertThat(LeaseGuard.added(play.trial(0), known(0.5), measurement(Map.of("loss", 0.5))))
                .isEmpty();
        assertThatThrownBy(() -> LeaseGuard.added(play.trial(0), known(0.5), measurement(Map.of("accuracy", 0.9))))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is complete, not running");
    }

    @Test
    void aStepThatComesLateIsRefused() {
        play.take();
        play.report(0, 2, 0.5);

        assertThatThrownBy(() -> LeaseGuard.added(play.trial(0), Optional.empty(), measurement(Map.of("loss", 0.5))))
                .isInstanceOf(Conflict.class)
                .hasMessage("Step 1 of trial 0 comes after step 2 was reported; "
                        + "steps are reported in ascending order.");
    }

    private static Optional<Measurement> known(double loss) {
        return Optional.of(measurement(Map.of("loss", loss)));
    }

    private static Measurement measurement(Map<String, Double> metrics) {
        return new Measurement(1, metrics);
    }

    @Test
    void theHolderOfAnOldLeaseChangesNothing() {
        play.take();
        play.lose(0);
        play.take();

        assertThatThrownBy(() -> LeaseGuard.report(play.state(), 0, "lease-0-1", 1))
                .isInstanceOf(Conflict.class)
                .hasMessage("The lease lease-0-1 is stale: trial 0 is running in attempt 2.");
        assertThat(LeaseGuard.report(play.state(), 0, "lease-0-2", 1)).isEqualTo(LeaseGuard.Verdict.NEW);
    }

    @Test
    void aTrialWhoseHolderWasLostTakesNoReports() {
        play.take();
        play.lose(0);

        assertThatThrownBy(() -> LeaseGuard.report(play.state(), 0, "lease-0-1", 1))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is waiting, not running");
    }

    @Test
    void theSameEndToldTwiceCountsOnce() {
        play.take();
        play.tell(0, 0.5);

        assertThat(LeaseGuard.tell(play.state(), 0, "lease-0-1", completed(0.5)))
                .isEqualTo(LeaseGuard.Verdict.REPEATED);
    }

    @Test
    void anotherEndToldLaterIsRefused() {
        play.take();
        play.tell(0, 0.5);

        assertThatThrownBy(() -> LeaseGuard.tell(play.state(), 0, "lease-0-1", completed(0.4)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> LeaseGuard.tell(play.state(), 0, "lease-0-1", new Outcome.Failed("oh")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aTrialThatIsNotThereIsUnknown() {
        assertThatThrownBy(() -> LeaseGuard.trial(play.state(), 0))
                .isInstanceOf(UnknownThing.class)
                .hasMessage("There is no trial 0 in study study.");
    }

    private static Outcome completed(double loss) {
        return new Outcome.Completed(new LinkedHashMap<>(Map.of("loss", loss)));
    }
}
