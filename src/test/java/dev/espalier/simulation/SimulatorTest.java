package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.coordinator.Submission;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.Measured;
import dev.espalier.study.StudyEvent.TrialFinished;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final Evaluation FORMULA = (number, configuration) -> Course.value(Simulations.x(configuration));
    private static final Evaluation CURVES = (number, configuration) -> Simulations.falling(configuration, 9);
    private static final String NINE_STEPS = "'resource': {'name': 'step', 'min': 1, 'max': 9}";

    private static Simulated run(String study, Evaluation evaluation, Allowance allowance) {
        return new Simulator(Simulations.study(study), evaluation, allowance).run();
    }

    @Test
    void aBudgetOfTrialsEndsIt() {
        Simulated simulated = run("'budget': {'max_trials': 20}", FORMULA, Allowance.workers(3));

        assertThat(simulated.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(simulated.state().trials()).hasSize(20).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        assertThat(simulated.steps()).isEqualTo(20);
        assertThat(simulated.seconds()).isEqualTo(7);
    }

    @Test
    void aBudgetOfStepsEndsItWithinATrial() {
        Simulated simulated = run(NINE_STEPS, CURVES, Allowance.workers(2).steps(21));

        assertThat(simulated.steps()).isEqualTo(21);
        assertThat(simulated.state().status()).isEqualTo(StudyStatus.STOPPED);
        assertThat(simulated.state().trials()).hasSize(4);
        assertThat(simulated.state().trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.COMPLETE, TrialState.COMPLETE, TrialState.CANCELLED, TrialState.CANCELLED);
    }

    @Test
    void virtualTimeEndsItByTheStudysBudgetOrTheAllowance() {
        Simulated ownBudget = run(NINE_STEPS + ", 'budget': {'max_time': 'PT12S'}", CURVES, Allowance.workers(2));
        Simulated allowance = run(NINE_STEPS, CURVES, Allowance.workers(2).seconds(12));

        assertThat(ownBudget.state().reason()).isEqualTo("max_time PT12S is spent");
        assertThat(ownBudget.seconds()).isEqualTo(12);
        assertThat(allowance.state().reason()).isEqualTo("simulated: 12.0 s are over");
        assertThat(allowance.steps()).isEqualTo(24);
    }

    @Test
    void workersTakeTurnsByTheVirtualClock() {
        Submission study = Simulations.study(NINE_STEPS + ", 'budget': {'max_trials': 4}");
        // Trial 0 takes 2 s a step, the others 1 s.
        Evaluation uneven =
                (number, configuration) -> Simulations.falling(configuration, 2).costing(number == 0 ? 2 : 1);

        List<String> order = Simulations.journal(study, uneven, Allowance.workers(2)).stream()
                .map(SimulatorTest::sketch)
                .filter(line -> !line.isEmpty())
                .toList();

        assertThat(order)
                .containsExactly(
                        "0 s: start 0",
                        "0 s: start 1",
                        "1 s: report 1",
                        "2 s: report 0",
                        "2 s: report 1",
                        "2 s: end 1",
                        "2 s: start 2",
                        "3 s: report 2",
                        "4 s: report 0",
                        "4 s: end 0",
                        "4 s: start 3",
                        "4 s: report 2",
                        "4 s: end 2",
                        "5 s: report 3",
                        "6 s: report 3",
                        "6 s: end 3");
    }

    private static String sketch(StudyEvent event) {
        long seconds = Duration.between(Instant.EPOCH, event.at()).toSeconds();
        return switch (event) {
            case TrialStarted started -> seconds + " s: start " + started.number();
            case Measured measured -> seconds + " s: report " + measured.number();
            case TrialFinished finished -> seconds + " s: end " + finished.number();
            default -> "";
        };
    }

    @Test
    void noTwoEventsAreAtOneTime() {
        Submission study = Simulations.study(NINE_STEPS + ", 'budget': {'max_trials': 30}");

        List<Instant> times = Simulations.journal(study, CURVES, Allowance.workers(8)).stream()
                .map(StudyEvent::at)
                .toList();

        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void inRoundsNobodyAsksBeforeAllHaveTold() {
        Submission study = Simulations.study("'budget': {'max_trials': 12}");

        List<Long> seen = Simulations.journal(
                        study, FORMULA, Allowance.workers(4).inRounds())
                .stream()
                .filter(TrialStarted.class::isInstance)
                .map(event -> ((TrialStarted) event).seen())
                .toList();

        // Four starts, four ends, four starts …: what a round's last sampler saw was told a round ago.
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 8L, 9L, 10L, 11L, 16L, 17L, 18L, 19L);
    }

    @Test
    void whatASchedulerPausesIsCarriedOnFromWhereItStood() {
        Simulated simulated = run(
                NINE_STEPS + ", 'scheduler': {'type': 'asha', 'mode': 'promote'}, 'budget': {'max_trials': 30}",
                CURVES,
                Allowance.workers(4));

        assertThat(simulated.state().trials())
                .filteredOn(trial -> trial.state() == TrialState.COMPLETE)
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(9))
                .allSatisfy(trial -> assertThat(trial.attempt()).isEqualTo(3));
        long curvePoints = simulated.state().trials().stream()
                .mapToInt(trial -> trial.curve().size())
                .sum();
        assertThat(simulated.steps()).isEqualTo(curvePoints);
    }

    @Test
    void failuresCountAsFailures() {
        Evaluation everyThirdFails = (number, configuration) -> number % 3 == 0
                ? Simulations.falling(configuration, 9).failingAt(2)
                : Simulations.falling(configuration, 9);

        Simulated simulated =
                run(NINE_STEPS + ", 'budget': {'max_failures': 4}", everyThirdFails, Allowance.workers(2));

        assertThat(simulated.state().status()).isEqualTo(StudyStatus.FAILED);
        assertThat(simulated.state().trials())
                .filteredOn(trial -> trial.state() == TrialState.FAILED)
                .hasSize(4)
                .allMatch(trial -> trial.reason().equals("simulated failure at step 2"));
    }

    @Test
    void aFiniteSpaceIsTriedOnce() {
        Simulated simulated = run("'trial': {'x': {'$int': {'low': 1, 'high': 5}}}", FORMULA, Allowance.workers(2));

        assertThat(simulated.state().reason()).isEqualTo("every configuration was tried");
        assertThat(simulated.state().trials()).hasSize(5);
    }

    @Test
    void theBestIsKnownAtEachNumberOfSteps() {
        Simulated simulated = run(NINE_STEPS + ", 'budget': {'max_trials': 10}", CURVES, Allowance.workers(1));

        double least = simulated.state().trials().stream()
                .mapToDouble(trial -> trial.value().orElseThrow())
                .min()
                .orElseThrow();
        assertThat(simulated.best()).hasValue(least);
        assertThat(simulated.bestBy(0)).isEmpty();
        double first = Simulations.x(simulated.state().trials().getFirst().configuration());
        assertThat(simulated.bestBy(9).orElseThrow()).isCloseTo(first, within(Rounding.DOUBLE));
    }

    @Test
    void theSameSeedGivesTheSameStudy() {
        String study = NINE_STEPS + ", 'sampler': 'tpe', 'scheduler': 'asha', 'budget': {'max_trials': 40}, 'seed': ";

        List<StudyEvent> once = Simulations.journal(Simulations.study(study + 1), CURVES, Allowance.workers(4));
        List<StudyEvent> again = Simulations.journal(Simulations.study(study + 1), CURVES, Allowance.workers(4));
        List<StudyEvent> other = Simulations.journal(Simulations.study(study + 2), CURVES, Allowance.workers(4));

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }
}
