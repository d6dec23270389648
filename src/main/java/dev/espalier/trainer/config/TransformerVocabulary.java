package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.trainer.model.TransformerEncoder;
import dev.espalier.trainer.model.TransformerEncoder.Positions;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Pooling;
import java.util.List;

/** Encoders of transformers: their members, and the model they say. */
final class TransformerVocabulary {
    private TransformerVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.SERIES, Kind.TEXT), fields(), TransformerVocabulary::read, _ -> {});
    }

    private static TransformerEncoder read(ConfigReader model) {
        return new TransformerEncoder(
                model.whole("layers"),
                model.whole("heads"),
                model.whole("width"),
                model.whole("feed_forward"),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("positions", Positions.class),
                model.word("pooling", Pooling.class),
                model.word("initializer", Initializer.class));
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .whole(
                        "layers",
                        1,
                        12,
                        2,
                        "layers, each of self-attention and a feed-forward part, norms in front of each")
                .whole("heads", 1, 16, 4, "heads of each attention, width / heads wide, rounded up")
                .whole("width", 1, 1024, 64, "values of each step between the layers, and of a token's vector")
                .whole("feed_forward", 1, 4096, 128, "units between the two matrices of a feed-forward part")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "of each part's output and of what the first layer sees")
                .activation("in the feed-forward parts")
                .word(
                        "positions",
                        List.of("sinusoidal", "learned"),
                        "sinusoidal",
                        "how a step is told where it stands: by sines and cosines, or by a vector that is learnt for each")
                .word("pooling", SequenceMembers.POOLINGS, "mean", SequenceMembers.POOLING)
                .initializer()
                .build();
    }
}
