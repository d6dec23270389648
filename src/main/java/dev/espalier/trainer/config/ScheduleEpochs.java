package dev.espalier.trainer.config;

import dev.espalier.study.Problem;
import dev.espalier.trainer.optimizer.LearningRateSchedule;
import dev.espalier.trainer.optimizer.Schedule;
import java.util.ArrayList;
import java.util.List;

/** What of a concrete schedule lies beyond the end of a trial. */
final class ScheduleEpochs {
    private final Schedule schedule;
    private final int epochs;
    private final List<Problem> problems = new ArrayList<>();

    ScheduleEpochs(ConfigReader written, int epochs) {
        this.schedule = ScheduleVocabulary.read(written);
        this.epochs = epochs;
    }

    /** Without full stops. */
    List<Problem> problems() {
        switch (schedule.curve()) {
            case LearningRateSchedule.Constant _
            when schedule.warmupEpochs() > epochs ->
                warmup("so the learning rate would never reach its height; take at most");
            // It climbs to the end and needs no epoch after that.
            case LearningRateSchedule.Constant _ -> {}
            case LearningRateSchedule _
            when schedule.warmupEpochs() >= epochs ->
                warmup("of which the warm-up leaves none to the schedule; take less than");
            case LearningRateSchedule.Step step -> step(step.every());
            case LearningRateSchedule.MultiStep steps -> milestones(steps.milestones());
            // Whether a loss ever stops falling is not a matter of the trial's length.
            case LearningRateSchedule.ReduceOnPlateau _ -> {}
            case LearningRateSchedule.Exponential _,
                    LearningRateSchedule.Polynomial _,
                    LearningRateSchedule.Cosine _,
                    LearningRateSchedule.OneCycle _ -> {}
        }
        return problems;
    }

    private void warmup(String effect) {
        add(
                "warmup_epochs",
                "is %s, but a trial has %s (resource.max), %s %d, or raise resource.max"
                        .formatted(text(schedule.warmupEpochs()), count(epochs), effect, epochs));
    }

    private void step(double every) {
        double left = epochs - schedule.warmupEpochs();
        if (every >= left) {
            add(
                    "every",
                    "is %s, but %s, so the learning rate would never drop; take less".formatted(text(every), left()));
        }
    }

    private void milestones(List<Double> milestones) {
        for (int i = 0; i < milestones.size(); i++) {
            if (milestones.get(i) >= epochs - schedule.warmupEpochs()) {
                add(
                        "milestones." + i,
                        "is %s, but %s, so the learning rate would not drop there; take less, or leave it out"
                                .formatted(text(milestones.get(i)), left()));
            }
        }
    }

    /** How many epochs there are to the schedule. */
    private String left() {
        double warmup = schedule.warmupEpochs();
        return "a trial has %s (resource.max)%s"
                .formatted(
                        count(epochs),
                        warmup > 0 ? ", %s of them after the warm-up".formatted(text(epochs - warmup)) : "");
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }

    private static String count(int epochs) {
        return epochs == 1 ? "1 epoch" : epochs + " epochs";
    }

    /** A number of epochs, without a fraction where it has none. */
    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
