package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdaGrad;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.Decay;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lamb;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The member {@code optimizer}: each type's members, and what they say. */
final class OptimizerVocabulary {
    private static final double MOST_KEPT = 0.9999;

    private OptimizerVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put(
                "sgd",
                decoupled(momentum(0.9)
                        .truth(
                                "nesterov",
                                new Json.Bool(false),
                                "whether to look ahead along the momentum; needs some")));
        types.put("nesterov", decoupled(momentum(0.9)));
        types.put("adam", moments(1e-8));
        types.put("adamw", moments(1e-8));
        types.put(
                "rmsprop",
                decoupled(momentum(0)
                        .real("rho", 0, MOST_KEPT, 0.9, "share of the mean square gradient kept at each step")
                        .real("epsilon", 1e-12, 1, 1e-8, "added to the divisor")));
        types.put("adagrad", decoupled(new FieldsBuilder().real("epsilon", 1e-12, 1, 1e-10, "added to the divisor")));
        types.put("lamb", moments(1e-6));
        return types;
    }

    static OptimizerConfig read(ConfigReader optimizer) {
        return switch (optimizer.type()) {
            case "sgd" ->
                new Sgd(
                        optimizer.number("momentum"),
                        optimizer.truth("nesterov") ? Lookahead.NESTEROV : Lookahead.NONE,
                        decay(optimizer));
            case "nesterov" -> new Sgd(optimizer.number("momentum"), Lookahead.NESTEROV, decay(optimizer));
            case "adam" -> adam(optimizer, Decay.COUPLED);
            case "adamw" -> adam(optimizer, Decay.DECOUPLED);
            case "rmsprop" ->
                new RmsProp(
                        optimizer.number("rho"),
                        optimizer.number("momentum"),
                        optimizer.number("epsilon"),
                        decay(optimizer));
            case "adagrad" -> new AdaGrad(optimizer.number("epsilon"), decay(optimizer));
            case "lamb" -> new Lamb(optimizer.number("beta1"), optimizer.number("beta2"), optimizer.number("epsilon"));
            case String other -> throw optimizer.wrong("type", other + " is no optimizer");
        };
    }

    /** Notes which members of an optimizer have no effect beside its others. */
    static void noteIdle(IdleMembers members) {
        ConfigReader optimizer = members.object();
        switch (optimizer.type()) {
            case "sgd" ->
                members.note(
                        optimizer.number("momentum") == 0,
                        "nesterov",
                        "looks ahead along the momentum, which is 0; leave it out, or give more momentum");
            case "nesterov" ->
                members.note(
                        optimizer.number("momentum") == 0,
                        "momentum",
                        "leaves nothing to look ahead along; give more, or take sgd");
            default -> {}
        }
    }

    private static Adam adam(ConfigReader optimizer, Decay decay) {
        return new Adam(optimizer.number("beta1"), optimizer.number("beta2"), optimizer.number("epsilon"), decay);
    }

    private static Decay decay(ConfigReader optimizer) {
        return optimizer.truth("decoupled_weight_decay") ? Decay.DECOUPLED : Decay.COUPLED;
    }

    private static FieldsBuilder momentum(double fallback) {
        return new FieldsBuilder()
                .real("momentum", 0, MOST_KEPT, fallback, "share of the last step carried into the next");
    }

    private static Shape.Fields decoupled(FieldsBuilder fields) {
        return fields.truth(
                        "decoupled_weight_decay",
                        new Json.Bool(false),
                        "whether weight decay shrinks the weights beside each step rather than joins the gradient; needs weight_decay")
                .build();
    }

    private static Shape.Fields moments(double epsilon) {
        return new FieldsBuilder()
                .real("beta1", 0, MOST_KEPT, 0.9, "share of the mean gradient kept at each step")
                .real("beta2", 0, 0.99999, 0.999, "share of the mean square gradient kept at each step")
                .real("epsilon", 1e-12, 1, epsilon, "added to the divisor")
                .build();
    }
}
