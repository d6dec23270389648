package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.function.Predicate;

/** Whether every member that a convolutional net is given can have an effect, whatever is chosen for the others. */
final class IdleCheck {
    private static final Json AUTO = Json.text("auto");
    private static final String DENSENET = "densenet";

    private final OpenValue model;
    private final Problems problems;

    private IdleCheck(OpenValue model, Problems problems) {
        this.model = model;
        this.problems = problems;
    }

    static void check(OpenValue model, Problems problems) {
        if (model.member("type").stream().anyMatch(type -> type.value().equals(Json.text("cnn")))) {
            new IdleCheck(model, problems).check();
        }
    }

    private void check() {
        boolean byDepth = can("stages", stages -> stages.least().orElse(1) <= 0) || isLeftOut("stages");
        boolean byStages = can("stages", stages -> stages.greatest().orElse(0) > 0);
        boolean dense = can("block", block -> isWord(block, DENSENET));
        boolean other = can("block", block -> !isWord(block, DENSENET)) || isLeftOut("block");
        refuse(
                byDepth,
                "blocks",
                "stages",
                "takes stages: without them depth says how many blocks there are; give both or neither");
        refuse(
                byStages,
                "depth",
                "stages",
                "cannot be given beside stages, whose blocks say it; leave one of them out");
        refuse(
                dense,
                "growth",
                "block",
                "does nothing to blocks of type densenet, whose maps grow by growth_rate; leave it out");
        for (String member : List.of("growth_rate", "compression")) {
            refuse(other, member, "block", "is of blocks of type densenet alone; leave it out");
        }
        if (byStages) {
            boolean never = can("pooling", pooling -> isWord(pooling, "none"));
            refuse(never, "stride", "pooling", "does nothing with the pooling \"none\"; leave it out");
        }
    }

    /** @param cause the member by which it can be idle */
    private void refuse(boolean idle, String member, String cause, String message) {
        if (idle) {
            String advice = isOpen(cause) ? ModelCheck.OR_OPTIONS : ".";
            model.member(member).stream()
                    .filter(given -> !given.value().equals(AUTO))
                    .findFirst()
                    .ifPresent(given -> problems.add(given.path(), message + advice));
        }
    }

    private boolean can(String member, Predicate<OpenValue> taken) {
        return model.member(member).stream().anyMatch(taken);
    }

    private boolean isOpen(String member) {
        return model.value() instanceof Json.Object object
                && object.get(member).filter(Json.Object.class::isInstance).isPresent();
    }

    private boolean isLeftOut(String member) {
        return model.member(member).isEmpty();
    }

    private static boolean isWord(OpenValue value, String word) {
        return value.value().equals(Json.text(word));
    }
}
