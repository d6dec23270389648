package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.Mlp;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import java.util.List;

/** Fully connected nets: their members, and the model they say. */
final class MlpVocabulary {
    private static final String SHAPE =
            "how wide the hidden layers after the first are, where there are some: constant, as the first; funnel, layer i of d on the line to the number of"
                    + " outputs: width - (width - outputs) (i - 1) / d";
    private static final String RESIDUAL =
            "whether each hidden layer's input is added to its output, through a matrix where the widths differ";
    private static final String EMBEDDING =
            "width of a vector that is learnt for each level of a categorical column; 0: a one for the row's own level"
                    + " and zeros instead; auto: half the number of levels, rounded up, at most 50";

    private MlpVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(
                List.of(Kind.TABULAR, Kind.IMAGE), fields(), MlpVocabulary::read, MlpVocabulary::noteIdle);
    }

    private static Mlp read(ConfigReader model) {
        return new Mlp(
                model.whole("depth"),
                model.whole("width"),
                model.word("shape", Mlp.Form.class),
                model.truth("residual") ? Mlp.Skip.RESIDUAL : Mlp.Skip.NONE,
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                model.wholeUnlessWord("embedding"),
                model.word("initializer", Initializer.class));
    }

    private static void noteIdle(IdleMembers members) {
        members.note(
                members.object().whole("depth") == 1,
                "shape",
                "is of the hidden layers after the first, but there is one alone; leave it out, or take a depth of at least 2");
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .whole("depth", 1, 16, 2, "hidden layers")
                .whole("width", 1, 8192, 64, "units of each hidden layer, or of a funnel's first")
                .word("shape", List.of("constant", "funnel"), "constant", SHAPE)
                .truth("residual", new Json.Bool(false), RESIDUAL)
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "after each hidden layer")
                .activation("after each hidden layer")
                .word("norm", ModelVocabulary.NORMS, "none", ModelVocabulary.NORM + "before each activation")
                .wholeOrAuto("embedding", 0, 1024, 0, EMBEDDING)
                .initializer()
                .build();
    }
}
