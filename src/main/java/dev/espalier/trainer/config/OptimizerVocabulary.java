package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdamW;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import dev.espalier.trainer.optimizer.Schedule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The members {@code optimizer} and {@code schedule}: each type's members, and what they say. */
final class OptimizerVocabulary {
    private OptimizerVocabulary() {}

    static SequencedMap<String, Shape.Fields> optimizers() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put(
                "sgd",
                new FieldsBuilder()
                        .real("momentum", 0, 0.9999, 0.9, "share of the last step carried into the next")
                        .truth("nesterov", new Json.Bool(false), "whether to look ahead along the momentum")
                        .build());
        types.put("adam", moments());
        types.put("adamw", moments());
        types.put(
                "rmsprop",
                new FieldsBuilder()
                        .real("rho", 0, 0.9999, 0.9, "share of the mean square gradient kept at each step")
                        .real("momentum", 0, 0.9999, 0, "share of the last step carried into the next")
                        .real("epsilon", 1e-12, 1, 1e-8, "added to the divisor")
                        .build());
        return types;
    }

    static OptimizerConfig readOptimizer(Filled optimizer) {
        return switch (optimizer.text("type")) {
            case "sgd" ->
                new Sgd(
                        optimizer.number("momentum"),
                        optimizer.truth("nesterov") ? Lookahead.NESTEROV : Lookahead.NONE);
            case "adam" -> new Adam(optimizer.number("beta1"), optimizer.number("beta2"), optimizer.number("epsilon"));
            case "adamw" ->
                new AdamW(optimizer.number("beta1"), optimizer.number("beta2"), optimizer.number("epsilon"));
            case "rmsprop" ->
                new RmsProp(optimizer.number("rho"), optimizer.number("momentum"), optimizer.number("epsilon"));
            case String other -> throw optimizer.wrong("type", other + " is no optimizer");
        };
    }

    static SequencedMap<String, Shape.Fields> schedules() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put("constant", warmup(new FieldsBuilder()));
        types.put(
                "step",
                warmup(new FieldsBuilder()
                        .real("every", 0, 1e6, 0, "epochs between drops; 0 for a third of the trial's epochs")
                        .real("factor", 1e-6, 1, 0.1, "what each drop multiplies the learning rate by")));
        types.put(
                "cosine",
                warmup(new FieldsBuilder()
                        .real("floor", 0, 1, 0, "share of the learning rate left at the trial's last epoch")));
        return types;
    }

    static Schedule readSchedule(Filled schedule) {
        double warmup = schedule.number("warmup_epochs");
        return switch (schedule.text("type")) {
            case "constant" -> new Schedule.Constant(warmup);
            case "step" -> new Schedule.Step(schedule.number("every"), schedule.number("factor"), warmup);
            case "cosine" -> new Schedule.Cosine(schedule.number("floor"), warmup);
            case String other -> throw schedule.wrong("type", other + " is no schedule");
        };
    }

    private static Shape.Fields moments() {
        return new FieldsBuilder()
                .real("beta1", 0, 0.9999, 0.9, "share of the mean gradient kept at each step")
                .real("beta2", 0, 0.99999, 0.999, "share of the mean square gradient kept at each step")
                .real("epsilon", 1e-12, 1, 1e-8, "added to the divisor")
                .build();
    }

    private static Shape.Fields warmup(FieldsBuilder fields) {
        return fields.real("warmup_epochs", 0, 1e6, 0, "epochs in which the learning rate first climbs to its height")
                .build();
    }
}
