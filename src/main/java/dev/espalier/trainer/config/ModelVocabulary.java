package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.ModelConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The member {@code model}: every type that it can be of. */
final class ModelVocabulary {
    static final double MOST_DROPOUT = 0.95;
    static final String DROPOUT = "share of the values set to 0 while training, ";

    static final List<String> NORMS = List.of("none", "batch", "layer");
    static final String NORM = "batch: each channel over the batch; layer: each example over all its values; ";

    private static final SequencedMap<String, ModelFamily> FAMILIES = families();

    private ModelVocabulary() {}

    private static SequencedMap<String, ModelFamily> families() {
        SequencedMap<String, ModelFamily> families = new LinkedHashMap<>();
        families.put("mlp", MlpVocabulary.family());
        families.put("cnn", CnnVocabulary.family());
        families.put("resnet", ResNetVocabulary.family());
        families.put("rnn", RnnVocabulary.family());
        families.put("tcn", TcnVocabulary.family());
        families.put("cnn-rnn", CnnRnnVocabulary.family());
        families.put("transformer-encoder", TransformerVocabulary.family());
        return families;
    }

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        FAMILIES.forEach((type, family) -> types.put(type, family.fields()));
        return types;
    }

    /** What a member of a model of {@code type} is where it is left out; empty where there is no such type or member. */
    static Optional<Json> fallback(String type, String member) {
        return Optional.ofNullable(FAMILIES.get(type))
                .flatMap(family -> Optional.ofNullable(family.fields().fields().get(member)))
                .flatMap(Shape.Field::fallback);
    }

    /** @param model filled; of a known type */
    static ModelConfig read(ConfigReader model) {
        return FAMILIES.get(model.text("type")).read().apply(model);
    }

    /** Notes which members of a model have no effect beside its others. */
    static void noteIdle(IdleMembers members) {
        FAMILIES.get(members.object().type()).idle().accept(members);
    }

    /** Whether {@code type} is the word for models that read data of a kind. */
    static boolean reads(Json type, String kind) {
        return type instanceof Json.Text(String word) && kinds(word).contains(kind);
    }

    /** The words for the kinds of data that a model of {@code type} reads; none for an unknown type. */
    static List<String> kinds(String type) {
        return Optional.ofNullable(FAMILIES.get(type)).stream()
                .flatMap(family -> family.kinds().stream())
                .map(Kind::word)
                .toList();
    }
}
