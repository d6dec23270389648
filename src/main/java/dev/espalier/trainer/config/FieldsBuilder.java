package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.layer.Activation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Writes down the members of an object, one a line. */
final class FieldsBuilder {
    private static final int MOST_ITEMS = 100;
    private static final String ACTIVATIONS =
            "; leaky_relu: 0.01 x below 0; elu: alpha 1; selu: scale 1.0507, alpha 1.6733; gelu: by the error function;"
                    + " swish: x times the sigmoid of x";

    private final SequencedMap<String, Shape.Field> fields = new LinkedHashMap<>();

    FieldsBuilder required(String name, Shape shape, String meaning) {
        return add(name, shape, Optional.empty(), meaning);
    }

    FieldsBuilder whole(String name, long low, long high, long fallback, String meaning) {
        return add(name, new Shape.Whole(low, high), Optional.of(Json.number(fallback)), meaning);
    }

    /** A whole number, or {@code "auto"}, which it is where it is left out. */
    FieldsBuilder wholeOrAuto(String name, long low, long high, String meaning) {
        return autoOr(name, List.of(new Shape.Whole(low, high)), meaning);
    }

    /** A whole number, or {@code "auto"}. */
    FieldsBuilder wholeOrAuto(String name, long low, long high, long fallback, String meaning) {
        Shape shape = new Shape.Either(List.of(new Shape.Whole(low, high), new Shape.Word(List.of("auto"))));
        return add(name, shape, Optional.of(Json.number(fallback)), meaning);
    }

    /** A value of one of {@code shapes}, or {@code "auto"}, which it is where it is left out. */
    FieldsBuilder autoOr(String name, List<Shape> shapes, String meaning) {
        List<Shape> all = new ArrayList<>(shapes);
        all.add(new Shape.Word(List.of("auto")));
        return add(name, new Shape.Either(all), Optional.of(Json.text("auto")), meaning);
    }

    FieldsBuilder real(String name, double low, double high, double fallback, String meaning) {
        return add(name, new Shape.Real(low, high), Optional.of(Json.number(fallback)), meaning);
    }

    /** A real, or {@code "auto"}, which it is where it is left out. */
    FieldsBuilder realOrAuto(String name, double low, double high, String meaning) {
        return autoOr(name, List.of(new Shape.Real(low, high)), meaning);
    }

    /** A list of reals, empty where it is left out. */
    FieldsBuilder reals(String name, double low, double high, String meaning) {
        Shape item = new Shape.Real(low, high);
        return add(name, new Shape.ListOf(item, 0, MOST_ITEMS), Optional.of(new Json.Array(List.of())), meaning);
    }

    FieldsBuilder text(String name, String fallback, String meaning) {
        return add(name, new Shape.Text(), Optional.of(Json.text(fallback)), meaning);
    }

    FieldsBuilder truth(String name, Json.Bool fallback, String meaning) {
        return add(name, new Shape.Truth(), Optional.of(fallback), meaning);
    }

    /** A value of one of {@code shapes}. */
    FieldsBuilder either(String name, List<Shape> shapes, Json fallback, String meaning) {
        return add(name, new Shape.Either(shapes), Optional.of(fallback), meaning);
    }

    /** @param fallback one of {@code words} */
    FieldsBuilder word(String name, List<String> words, String fallback, String meaning) {
        return add(name, new Shape.Word(words), Optional.of(Json.text(fallback)), meaning);
    }

    /** @param where it stands */
    FieldsBuilder activation(String where) {
        return word("activation", Activation.words(), "relu", "activation " + where + ACTIVATIONS);
    }

    /** How the matrices and kernels of a model begin. */
    FieldsBuilder initializer() {
        return word(
                "initializer",
                List.of("auto", "he", "xavier", "orthogonal"),
                "auto",
                "how matrices and kernels begin; auto: he before activations, xavier for outputs and recurrent layers");
    }

    FieldsBuilder tagged(String name, SequencedMap<String, Shape.Fields> types, String fallback, String meaning) {
        return add(name, new Shape.Tagged(types), Optional.of(Json.text(fallback)), meaning);
    }

    /** An object whose members all have defaults, and which is left out where all are to have them. */
    FieldsBuilder object(String name, Shape.Fields members, String meaning) {
        return add(name, members, Optional.of(Json.EMPTY), meaning);
    }

    Shape.Fields build() {
        return new Shape.Fields(fields);
    }

    private FieldsBuilder add(String name, Shape shape, Optional<Json> fallback, String meaning) {
        fields.put(name, new Shape.Field(shape, fallback, meaning));
        return this;
    }
}
