package dev.espalier.scheduler;

import dev.espalier.study.Configuration;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lineage;
import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Studies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A few workers who take turns at a study's trials, a step each time, and do as a scheduler says. A trial fails where its
 * value is {@link #CRASH}.
 */
final class Workshop {
    static final double CRASH = -12345;

    private static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    /** What one worker has in hand. */
    private record Job(int number, int to) {}

    private final Scheduler scheduler;
    private final Studies study;
    private final BiFunction<Integer, Integer, double[]> values;
    private final List<String> log = new ArrayList<>();
    private int trials;
    private int steps;

    /** @param values of a trial by its number and a step */
    Workshop(Scheduler scheduler, Studies study, BiFunction<Integer, Integer, double[]> values) {
        this.scheduler = scheduler;
        this.study = study;
        this.values = values;
    }

    /** Works until the scheduler has nothing more, or {@code maxTrials} are started and nothing else is to do. */
    void work(int workers, int maxTrials) {
        Job[] jobs = new Job[workers];
        boolean busy = true;
        while (busy) {
            busy = false;
            for (int worker = 0; worker < workers; worker++) {
                busy |= jobs[worker] != null;
                jobs[worker] = jobs[worker] == null ? take(maxTrials) : step(jobs[worker]);
                busy |= jobs[worker] != null;
            }
        }
    }

    private Job take(int maxTrials) {
        Step next = scheduler.next(study.state());
        log.add(next.toString());
        return switch (next) {
            case Step.Start start -> {
                if (trials == maxTrials) {
                    yield null;
                }
                study.with(TrialState.RUNNING, NOTHING, LearningCurve.EMPTY);
                yield new Job(trials++, start.to());
            }
            case Step.Resume resume -> {
                Trial trial = trial(resume.number());
                check(trial.state() == TrialState.PAUSED, "resumes a trial that is not paused: " + trial);
                check(resume.to() > trial.curve().lastStep(), "resumes a trial to where it is: " + trial);
                study.become(resume.number(), TrialState.RUNNING, trial.curve());
                yield new Job(resume.number(), resume.to());
            }
            case Step.Inherit inherit -> {
                check(trials < maxTrials, "breeds a trial beyond the budget");
                check(!trial(inherit.parent()).state().isFinal(), "breeds from a trial that ended");
                study.bred(new Lineage(inherit.parent(), inherit.step(), List.of()));
                yield new Job(trials++, inherit.to());
            }
            case Step.Wait _, Step.Done _ -> null;
        };
    }

    private Job step(Job job) {
        LearningCurve before = trial(job.number()).curve();
        int done = Math.max(
                before.lastStep(),
                trial(job.number()).lineage().map(Lineage::step).orElse(0));
        double[] point = values.apply(job.number(), done + 1);
        if (point[0] == CRASH) {
            study.become(job.number(), TrialState.FAILED, before);
            return null;
        }
        LearningCurve curve = before.plus(done + 1, point);
        study.become(job.number(), TrialState.RUNNING, curve);
        steps++;
        StudyState state = study.state();
        Decision decision = scheduler.onReport(
                state, state.trials().get(job.number()), new Measurement(curve.lastStep(), new LinkedHashMap<>()));
        log.add(job.number() + " " + decision);
        return switch (decision) {
            case Decision.GoOn _ when curve.lastStep() < job.to() -> job;
            case Decision.GoOn _ -> {
                check(job.to() == state.spec().resource().max(), "goes on beyond the step it was given");
                yield end(job, TrialState.COMPLETE, curve);
            }
            case Decision.Pause pause -> {
                check(!pause.reason().isEmpty(), "pauses without a reason");
                yield end(job, TrialState.PAUSED, curve);
            }
            case Decision.Stop stop -> {
                check(!stop.reason().isEmpty(), "stops without a reason");
                yield end(job, stop.state(), curve);
            }
        };
    }

    private Job end(Job job, TrialState as, LearningCurve curve) {
        study.become(job.number(), as, curve);
        return null;
    }

    private Trial trial(int number) {
        return study.state().trials().get(number);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("the scheduler " + otherwise);
        }
    }

    List<Trial> trials() {
        return study.state().trials();
    }

    /** Everything asked and decided, in order. */
    List<String> log() {
        return log;
    }

    /** Steps worked in all. */
    int steps() {
        return steps;
    }
}
