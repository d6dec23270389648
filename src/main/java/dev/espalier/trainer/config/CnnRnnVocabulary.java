package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.trainer.model.CnnRnn;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Reach;
import java.util.List;

/** Convolutions over time with recurrent layers behind them: their members, and the model they say. */
final class CnnRnnVocabulary {
    private CnnRnnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(
                List.of(Kind.SERIES, Kind.TEXT), fields(), CnnRnnVocabulary::read, CnnRnnVocabulary::noteIdle);
    }

    private static CnnRnn read(ConfigReader model) {
        return new CnnRnn(
                model.whole("depth"),
                model.whole("width"),
                model.whole("kernel"),
                model.whole("stride"),
                model.text("padding").equals("causal") ? Reach.BEFORE : Reach.AROUND,
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                RnnVocabulary.recurrent(model, Norm.NONE));
    }

    private static void noteIdle(IdleMembers members) {
        SequenceMembers.noteIdle(members);
        members.note(
                members.object().whole("kernel") == 1,
                "padding",
                "does nothing around kernels of one step; leave it out, or take a kernel of at least 3");
    }

    private static Shape.Fields fields() {
        FieldsBuilder fields = new FieldsBuilder()
                .whole("depth", 1, 8, 2, "convolutions over time")
                .whole("width", 1, 1024, 64, "channels of each convolution")
                .whole("kernel", 1, 31, 5, "steps that one convolution sees, odd")
                .whole(
                        "stride",
                        1,
                        8,
                        1,
                        "steps from one output of a convolution to the next; each convolution shortens the sequences by it")
                .word(
                        "padding",
                        List.of("same", "causal"),
                        "same",
                        "which steps a convolution sees: as many on both sides, or its own and those before")
                .activation("after each convolution")
                .word("norm", SequenceMembers.NORMS, "none", SequenceMembers.NORM + "before each activation");
        return RnnVocabulary.recurrent(fields, "after each layer and the embedding; of convolutions, whole channels")
                .build();
    }
}
