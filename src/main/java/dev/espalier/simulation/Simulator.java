package dev.espalier.simulation;

import dev.espalier.coordinator.Submission;
import dev.espalier.simulation.Course.Telling;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent.TimeExpired;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Runs a whole study on a virtual clock. Workers act one at a time, the earliest first and of those at one time the lowest
 * number first, unless the allowance says otherwise; one that is given nothing asks again a second later. Deterministic: what the study's seed and the
 * evaluation make of it.
 */
public final class Simulator {
    private static final double PATIENCE = 1;

    private final Submission submission;
    private final Evaluation evaluation;
    private final Allowance allowance;
    private final Consumer<StudyChange> listener;

    /** @param listener hears every change, the study's creation included, in order */
    public Simulator(
            Submission submission, Evaluation evaluation, Allowance allowance, Consumer<StudyChange> listener) {
        this.submission = submission;
        this.evaluation = evaluation;
        this.allowance = allowance;
        this.listener = listener;
    }

    public Simulator(Submission submission, Evaluation evaluation, Allowance allowance) {
        this(submission, evaluation, allowance, change -> {});
    }

    /** A worker's next deed: to ask where it holds no trial, else to end a step. */
    private record Turn(double at, int worker, Optional<Held> held) {}

    /** @param step the last that is done */
    private record Held(Trial trial, Course course, int step) {
        Held next() {
            return new Held(trial, course, step + 1);
        }
    }

    /** The whole study, from its creation to its end or that of the allowance. */
    public Simulated run() {
        return new Run().toTheEnd();
    }

    private Comparator<Turn> order() {
        Comparator<Turn> earliest = Comparator.comparingDouble(Turn::at);
        Comparator<Turn> fair = switch (allowance.asking()) {
            case AT_ONCE -> earliest;
            case IN_ROUNDS -> earliest.thenComparing(turn -> turn.held().isEmpty());
        };
        return fair.thenComparingInt(Turn::worker);
    }

    /** One simulation under way. */
    private final class Run {
        private final VirtualStudy study = new VirtualStudy(submission, listener);
        private final BestSoFar best = new BestSoFar(submission.spec().objective());
        private final PriorityQueue<Turn> turns = new PriorityQueue<>(order());
        private long steps;
        private int busy;
        private double clock;

        Simulated toTheEnd() {
            for (int worker = 0; worker < allowance.workers(); worker++) {
                turns.add(new Turn(0, worker, Optional.empty()));
            }
            while (study.state().status() == StudyStatus.RUNNING && !turns.isEmpty()) {
                if (steps >= allowance.steps()) {
                    study.stop("simulated: " + steps + " steps are spent");
                } else if (turns.element().at() > allowance.seconds()) {
                    study.stop("simulated: " + allowance.seconds() + " s are over");
                } else {
                    take(turns.remove());
                }
            }
            return new Simulated(study.state(), steps, clock, best.improvements());
        }

        private void take(Turn turn) {
            clock = turn.at();
            study.clock(clock);
            if (study.isOver()) {
                study.apply(new TimeExpired(study.now()));
            }
            if (study.state().status() != StudyStatus.RUNNING) {
                return;
            }
            if (turn.held().filter(held -> !study.runs(held.trial().number())).isPresent()) {
                busy--;
                ask(turn);
            } else if (turn.held().isPresent()) {
                work(turn, turn.held().get());
            } else {
                ask(turn);
            }
        }

        private void ask(Turn turn) {
            Optional<Trial> given = study.ask("worker-" + turn.worker());
            if (given.isEmpty()) {
                if (busy == 0) {
                    // Nobody will report anything that could change the answer.
                    study.stop("simulated: nothing is left to run");
                    return;
                }
                turns.add(new Turn(turn.at() + PATIENCE, turn.worker(), Optional.empty()));
                return;
            }
            busy++;
            Trial trial = given.get();
            Course course = evaluation.of(trial.number(), trial.configuration());
            after(turn, new Held(trial, course, trial.lease().orElseThrow().from()));
        }

        /** The next step ends once its time is over. */
        private void after(Turn turn, Held held) {
            turns.add(new Turn(turn.at() + held.course().stepCost(), turn.worker(), Optional.of(held.next())));
        }

        private void work(Turn turn, Held held) {
            steps++;
            if (end(held)) {
                busy--;
                turns.add(new Turn(turn.at(), turn.worker(), Optional.empty()));
            } else {
                after(turn, held);
            }
        }

        /** Whether the attempt is over with this step. */
        private boolean end(Held held) {
            Course course = held.course();
            int number = held.trial().number();
            if (course.failsAt().orElse(Integer.MAX_VALUE) <= held.step()) {
                study.fail(number, "simulated failure at step " + held.step());
                return true;
            }
            boolean atTheEnd = course.telling() == Telling.AT_THE_END;
            int row = atTheEnd ? course.values().length : Math.min(held.step(), course.values().length);
            double[] values = course.values()[row - 1];
            best.see(steps, clock, number, values[0]);
            int to = held.trial().lease().orElseThrow().to();
            boolean last = atTheEnd || held.step() >= Math.min(to, course.values().length);
            if (!atTheEnd && !study.report(number, held.step(), values)) {
                return true;
            }
            if (last) {
                study.tell(number, values);
            }
            return last;
        }
    }
}
