package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.optimizer.LearningRateSchedule;
import dev.espalier.trainer.optimizer.Schedule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The member {@code schedule}: each type's members, and what they say. */
final class ScheduleVocabulary {
    private static final String DROP = "what each drop multiplies the learning rate by";
    private static final double MOST_EPOCHS = 1e6;

    private ScheduleVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put("constant", warmup(new FieldsBuilder()));
        types.put(
                "step",
                warmup(new FieldsBuilder()
                        .real(
                                "every",
                                0,
                                MOST_EPOCHS,
                                0,
                                "epochs between drops, fewer than the trial's after the warm-up; 0 for a third of these")
                        .real("factor", 1e-6, 1, 0.1, DROP)));
        types.put(
                "multi_step",
                warmup(new FieldsBuilder()
                        .reals(
                                "milestones",
                                0,
                                MOST_EPOCHS,
                                "epochs after the warm-up at which the rate drops, each before the trial's end; none for one half and three quarters of the trial's")
                        .real("factor", 1e-6, 1, 0.1, DROP)));
        types.put(
                "exponential",
                warmup(new FieldsBuilder()
                        .real("factor", 1e-6, 1, 0.95, "what each epoch multiplies the learning rate by")));
        types.put(
                "polynomial",
                warmup(floor(new FieldsBuilder()
                        .real(
                                "power",
                                0.1,
                                10,
                                1,
                                "exponent of the share that is still to come; 1 is a straight line"))));
        types.put(
                "cosine",
                warmup(floor(new FieldsBuilder()
                        .whole("restarts", 0, 100, 0, "how often the rate is set back to its height")
                        .real(
                                "cycle_growth",
                                1,
                                10,
                                1,
                                "how many times as long each cycle is as the one before; needs restarts"))));
        types.put(
                "one_cycle",
                warmup(floor(new FieldsBuilder()
                        .real("rise", 0.01, 0.99, 0.3, "share of the epochs in which the rate climbs")
                        .real("start", 0, 1, 0.04, "share of the learning rate that it begins with"))));
        types.put(
                "reduce_on_plateau",
                warmup(floor(new FieldsBuilder()
                        .real("factor", 1e-6, 0.999, 0.1, DROP)
                        .whole("patience", 0, 1_000_000, 3, "epochs without a better validation loss before a drop")
                        .real("threshold", 0, 0.5, 1e-4, "share of the best loss that counts as better"))));
        return types;
    }

    static Schedule read(ConfigReader schedule) {
        return new Schedule(curve(schedule), schedule.number("warmup_epochs"));
    }

    /** Notes which members of a schedule have no effect beside its others. */
    static void noteIdle(IdleMembers members) {
        ConfigReader schedule = members.object();
        if (schedule.type().equals("cosine")) {
            members.note(
                    schedule.whole("restarts") == 0,
                    "cycle_growth",
                    "is of the cycles after restarts, but there are none; leave it out, or give restarts");
        }
    }

    private static LearningRateSchedule curve(ConfigReader schedule) {
        return switch (schedule.type()) {
            case "constant" -> new LearningRateSchedule.Constant();
            case "step" -> new LearningRateSchedule.Step(schedule.number("every"), schedule.number("factor"));
            case "multi_step" ->
                new LearningRateSchedule.MultiStep(schedule.numbers("milestones"), schedule.number("factor"));
            case "exponential" -> new LearningRateSchedule.Exponential(schedule.number("factor"));
            case "polynomial" ->
                new LearningRateSchedule.Polynomial(schedule.number("power"), schedule.number("floor"));
            case "cosine" ->
                new LearningRateSchedule.Cosine(
                        schedule.number("floor"), schedule.whole("restarts"), schedule.number("cycle_growth"));
            case "one_cycle" ->
                new LearningRateSchedule.OneCycle(
                        schedule.number("rise"), schedule.number("start"), schedule.number("floor"));
            case "reduce_on_plateau" ->
                new LearningRateSchedule.ReduceOnPlateau(
                        schedule.number("factor"),
                        schedule.whole("patience"),
                        schedule.number("threshold"),
                        schedule.number("floor"));
            case String other -> throw schedule.wrong("type", other + " is no schedule");
        };
    }

    private static FieldsBuilder floor(FieldsBuilder fields) {
        return fields.real("floor", 0, 1, 0, "share of the learning rate that is left at the lowest");
    }

    private static Shape.Fields warmup(FieldsBuilder fields) {
        return fields.real(
                        "warmup_epochs",
                        0,
                        MOST_EPOCHS,
                        0,
                        "epochs in which the learning rate first climbs to its height; fewer than the trial's, of constant as many at most")
                .build();
    }
}
