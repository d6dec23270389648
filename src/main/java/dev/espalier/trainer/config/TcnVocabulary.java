package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.trainer.model.Tcn;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Pooling;
import java.util.List;

/** Temporal convolutional nets: their members, and the model they say. */
final class TcnVocabulary {
    private TcnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(
                List.of(Kind.SERIES, Kind.TEXT), fields(), TcnVocabulary::read, SequenceMembers::noteIdle);
    }

    private static Tcn read(ConfigReader model) {
        return new Tcn(
                model.whole("levels"),
                model.whole("width"),
                model.whole("kernel"),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                model.word("pooling", Pooling.class),
                SequenceMembers.embedding(model),
                model.word("initializer", Initializer.class));
    }

    private static Shape.Fields fields() {
        FieldsBuilder fields = new FieldsBuilder()
                .whole(
                        "levels",
                        1,
                        10,
                        4,
                        "residual blocks of two causal convolutions; each level's are dilated twice as far as those before")
                .whole("width", 1, 1024, 64, "channels of each level")
                .whole("kernel", 2, 31, 3, "steps that one convolution sees")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        "share of the channels set to 0 while training, each for a whole sequence, after each convolution, and of"
                                + " the single values of tokens' vectors")
                .activation("after each convolution and each level")
                .word("norm", SequenceMembers.NORMS, "none", SequenceMembers.NORM + "before each activation")
                .word("pooling", SequenceMembers.POOLINGS, "last", SequenceMembers.POOLING);
        return SequenceMembers.embedding(fields).initializer().build();
    }
}
