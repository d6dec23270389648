package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.coordinator.Submission;
import dev.espalier.simulation.Replay.Report;
import dev.espalier.study.Configuration;
import dev.espalier.study.Conflict;
import dev.espalier.study.Measurement;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.Measured;
import dev.espalier.study.StudyEvent.TrialStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String STUDY = """
            'sampler': {'type': 'tpe', 'n_startup_trials': 5}, 'scheduler': 'asha', 'budget': {'max_trials': 25},
            'resource': {'name': 'step', 'min': 1, 'max': 9}, 'enqueue': [{'x': 0.5}, {'x': 0.25}]""";

    private final List<StudyEvent> journal = Simulations.journal(
            Simulations.study(STUDY),
            (number, configuration) -> Simulations.falling(configuration, 9),
            Allowance.workers(4));

    private static Report replay(List<StudyEvent> journal) {
        return Replay.of(spec -> fresh(), journal);
    }

    private static Submission fresh() {
        return Simulations.study(STUDY);
    }

    @Test
    void everySuggestionComesOutTheSame() {
        Report report = replay(journal);

        // Two of the 25 trials were a person's wish.
        assertThat(report.suggestions()).isEqualTo(23);
        assertThat(report.differences()).isEmpty();
        assertThat(report.identical()).isEqualTo(23);
    }

    @Test
    void aSuggestionThatWasTamperedWithIsFound() {
        Configuration other = fresh().space().configuration(new double[] {0.123});
        List<StudyEvent> tampered = tamper(
                TrialStarted.class,
                10,
                started -> new TrialStarted(
                        started.at(),
                        started.number(),
                        started.attempt(),
                        other,
                        started.lease(),
                        started.seen(),
                        started.reason()));

        Report report = replay(tampered);

        assertThat(report.differences()).first().satisfies(difference -> {
            assertThat(difference.trial()).isEqualTo(10);
            assertThat(difference.was()).isEqualTo(other);
            assertThat(difference.wouldBe()).contains(configuration(10));
        });
        assertThat(report.identical()).isEqualTo(23 - report.differences().size());
    }

    @Test
    void aMeasurementThatWasTamperedWithIsFoundInWhatWasProposedAfterIt() {
        List<StudyEvent> tampered = tamper(
                Measured.class,
                0,
                measured -> new Measured(
                        measured.at(),
                        measured.number(),
                        measured.attempt(),
                        new Measurement(measured.measurement().step(), Map.of("loss", -7.0)),
                        measured.checkpoint()));

        assertThat(replay(tampered).differences())
                .isNotEmpty()
                .allMatch(difference -> difference.wouldBe().isPresent());
    }

    @Test
    void whatAPersonAskedForIsNotAllowedToChangeEither() {
        Configuration other = fresh().space().configuration(new double[] {0.75});
        List<StudyEvent> tampered = tamper(
                TrialStarted.class,
                0,
                started -> new TrialStarted(
                        started.at(),
                        started.number(),
                        started.attempt(),
                        other,
                        started.lease(),
                        started.seen(),
                        started.reason()));

        assertThat(replay(tampered).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.trial()).isZero();
            assertThat(difference.wouldBe()).contains(configuration(0));
        });
    }

    @Test
    void aSamplerThatSawTheFutureIsFound() {
        List<StudyEvent> tampered = tamper(
                TrialStarted.class,
                12,
                started -> new TrialStarted(
                        started.at(),
                        started.number(),
                        started.attempt(),
                        started.configuration(),
                        started.lease(),
                        1_000,
                        started.reason()));

        assertThat(replay(tampered).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.trial()).isEqualTo(12);
            assertThat(difference.wouldBe()).isEmpty();
        });
    }

    @Test
    void aJournalThatMakesNoSenseIsRefusedInWords() {
        List<StudyEvent> torn = new ArrayList<>(journal);
        torn.removeIf(event -> event instanceof TrialStarted started && started.number() == 8);

        assertThatThrownBy(() -> replay(torn)).isInstanceOf(Conflict.class).hasMessageContaining("at position");
    }

    private Configuration configuration(int number) {
        return journal.stream()
                .filter(event -> event instanceof TrialStarted started && started.number() == number)
                .map(event -> ((TrialStarted) event).configuration())
                .findFirst()
                .orElseThrow();
    }

    /** The journal with the {@code which}th event of one kind changed. */
    private <T extends StudyEvent> List<StudyEvent> tamper(Class<T> kind, int which, UnaryOperator<T> change) {
        List<StudyEvent> tampered = new ArrayList<>(journal);
        int seen = 0;
        for (int position = 0; position < tampered.size(); position++) {
            if (kind.isInstance(tampered.get(position)) && seen++ == which) {
                tampered.set(position, change.apply(kind.cast(tampered.get(position))));
            }
        }
        return tampered;
    }
}
