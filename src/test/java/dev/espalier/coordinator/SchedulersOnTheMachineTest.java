package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.core.RandomSource;
import dev.espalier.scheduler.Schedulers;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scheduler on the real machine: whatever workers and measurements do, a study ends, and nobody waits for nothing. */
final class SchedulersOnTheMachineTest {
    private static final int TRIALS = 40;
    private static final int MAX = 12;

    static Stream<String> schedulers() {
        Stream<String> plain = Schedulers.names().stream().map(name -> switch (name) {
            case "threshold" -> "{'type': 'threshold', 'upper': 1.5}";
            case "any", "all" ->
                "{'type': '%s', 'rules': ['patience', {'type': 'asha', 'mode': 'promote'}]}".formatted(name);
            default -> "{'type': '%s'}".formatted(name);
        });
        return Stream.concat(
                plain,
                Stream.of(
                        "{'type': 'asha', 'mode': 'promote'}",
                        "{'type': 'hyperband', 'mode': 'synchronous'}",
                        "{'type': 'any', 'rules': [{'type': 'pbt', 'perturbation_interval': 3}, 'median']}",
                        "{'type': 'any', 'rules': [{'type': 'hyperband', 'mode': 'synchronous'}, 'median']}"));
    }

    /** One worker's trial in hand. */
    private record Held(int number, int attempt) {}

    /** How a step is reported. */
    private enum Reporting {
        AT_ONCE,
        /** At first without the objective, which a second report adds. */
        OBJECTIVE_LATER
    }

    /** A study whose workers fail, vanish, skip steps and measure nonsense. */
    private static final class Chaos {
        private final Play play;
        private final RandomGenerator random;
        private final List<Optional<Held>> workers = new ArrayList<>();
        private final List<String> log = new ArrayList<>();
        private final Reporting reporting;

        Chaos(String scheduler, int count, long seed) {
            this(scheduler, count, seed, Reporting.AT_ONCE);
        }

        Chaos(String scheduler, int count, long seed, Reporting reporting) {
            this.reporting = reporting;
            this.random = RandomSource.forTrial(seed, count);
            this.play = Play.of("'scheduler': %s, 'resource': {'max': %d}, 'budget': {'max_trials': %d}, 'seed': %d"
                    .formatted(scheduler, MAX, TRIALS, seed)
                    .replace('\'', '"'));
            for (int worker = 0; worker < count; worker++) {
                workers.add(Optional.empty());
            }
        }

        void run() {
            for (int round = 0; round < 20_000 && !play.state().status().isFinal(); round++) {
                if (random.nextInt(150) == 0) {
                    play.apply(new StudyEvent.StudyPaused(play.now()));
                    play.apply(new StudyEvent.StudyResumed(play.now()));
                }
                boolean idle = true;
                for (int worker = 0;
                        worker < workers.size() && !play.state().status().isFinal();
                        worker++) {
                    workers.set(worker, turn(workers.get(worker)));
                    idle &= workers.get(worker).isEmpty();
                }
                if (idle && !play.state().status().isFinal()) {
                    assertThat(play.next())
                            .as("nobody runs, so that something must be to do")
                            .isNotInstanceOf(Next.Nothing.class);
                }
            }
        }

        private Optional<Held> turn(Optional<Held> held) {
            Optional<Held> own = held.filter(this::isOpen);
            if (own.isEmpty()) {
                return play.take()
                        .map(number -> new Held(number, play.trial(number).attempt()));
            }
            Trial trial = play.trial(own.get().number());
            int chance = random.nextInt(60);
            if (chance == 0) {
                play.apply(new StudyEvent.LeaseLost(play.now(), trial.number(), trial.attempt(), "silent"));
                return Optional.empty();
            }
            if (chance == 1) {
                play.fail(trial.number(), "diverged");
                return Optional.empty();
            }
            return step(own.get(), trial);
        }

        private Optional<Held> step(Held held, Trial trial) {
            int to = trial.lease().orElseThrow().to();
            int from = Math.max(trial.lease().orElseThrow().from(), trial.step());
            int step = Math.min(to, from + 1 + (random.nextInt(4) == 0 ? 1 : 0));
            Decided decided = report(trial.number(), step, value(trial, step));
            log.add(trial.number() + " " + step + " " + decided.decision() + " " + decided.reason());
            if (!decided.decision().equals("continue")) {
                assertThat(decided.reason()).matches(reason -> reason.contains("paused") || reason.matches(".*\\d.*"));
                return Optional.empty();
            }
            if (step >= to && isOpen(held)) {
                assertThat(step).as("goes on beyond the step it was given").isEqualTo(MAX);
                play.tell(trial.number(), 0.5);
                return Optional.empty();
            }
            return Optional.of(held);
        }

        private Decided report(int number, int step, double loss) {
            return switch (reporting) {
                case AT_ONCE -> play.report(number, step, loss);
                case OBJECTIVE_LATER -> {
                    Decided first = play.report(number, step, Map.of("train_loss", 1.0));
                    assertThat(first.decision()).isEqualTo("continue");
                    assertThat(first.reason())
                            .isEqualTo(
                                    step == MAX
                                            ? "the last step"
                                            : "nothing is decided at step " + step + ": the report is without loss");
                    yield play.add(number, step, Map.of("train_loss", 1.0, "loss", loss))
                            .orElseThrow();
                }
            };
        }

        private boolean isOpen(Held held) {
            Trial trial = play.trial(held.number());
            return trial.state() == TrialState.RUNNING && trial.attempt() == held.attempt();
        }

        private double value(Trial trial, int step) {
            double[] odd = {0, 0, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            RandomGenerator own = RandomSource.forTrial(trial.number(), step);
            return own.nextInt(3) == 0 ? odd[own.nextInt(odd.length)] : own.nextDouble() + 1.0 / step;
        }
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void aStudyEndsWhateverItsWorkersDo(String scheduler) {
        for (int workers : new int[] {1, 3, 8, 64}) {
            Chaos chaos = new Chaos(scheduler, workers, 5);
            chaos.run();
            assertThat(chaos.play.state().status())
                    .as(scheduler + " with " + workers)
                    .isEqualTo(StudyStatus.COMPLETED);
            // A population is done when its members are, be there budget left or not.
            assertThat(chaos.play.state().trials())
                    .hasSizeBetween(scheduler.contains("pbt") ? 8 : TRIALS, TRIALS)
                    .noneMatch(trial -> trial.state() == TrialState.RUNNING || trial.state() == TrialState.WAITING);
        }
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void theSameEventsGetTheSameDecisions(String scheduler) {
        Chaos one = new Chaos(scheduler, 5, 9);
        Chaos other = new Chaos(scheduler, 5, 9);
        one.run();
        other.run();
        assertThat(other.log).isNotEmpty().isEqualTo(one.log);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void aReportWithoutTheObjectiveDecidesNothingAndOneThatAddsItDecidesThen(String scheduler) {
        Chaos atOnce = new Chaos(scheduler, 5, 9);
        Chaos later = new Chaos(scheduler, 5, 9, Reporting.OBJECTIVE_LATER);
        atOnce.run();
        later.run();
        assertThat(later.log).isNotEmpty().isEqualTo(atOnce.log);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void aTrialWhoseFirstReportsAreWithoutTheObjectiveIsJudgedAtTheNextThatHasIt(String scheduler) {
        Play play = Play.of("'scheduler': %s, 'resource': {'max': %d}, 'budget': {'max_trials': 12}"
                .formatted(scheduler, MAX)
                .replace('\'', '"'));
        List<Integer> good = new ArrayList<>();
        for (int trial = 0; trial < 6; trial++) {
            play.take().ifPresent(good::add);
        }
        good.forEach(number -> finish(play, number, 1 + number));
        int late = play.take().orElseThrow();
        int from = play.trial(late).step();

        for (int step = from + 1; step < MAX - 1; step++) {
            assertThat(play.report(late, step, Map.of("train_loss", 1.0)).decision())
                    .as("step " + step)
                    .isEqualTo("continue");
        }

        assertThat(play.trial(late).step()).isEqualTo(MAX - 2);
        Decided decided = play.report(late, MAX - 1, 0.01);
        assertThat(decided.decision()).as(decided.reason()).isNotEqualTo("stop");
    }

    /** Reports a flat curve until the trial ends or rests. */
    private static void finish(Play play, int number, double loss) {
        for (int step = 1; step <= MAX && play.trial(number).state() == TrialState.RUNNING; step++) {
            play.report(number, step, loss);
        }
        if (play.trial(number).state() == TrialState.RUNNING) {
            play.tell(number, loss);
        }
    }
}
