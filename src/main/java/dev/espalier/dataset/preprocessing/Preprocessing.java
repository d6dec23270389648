package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.List;

/** What was learnt from the training examples to turn inputs and targets into numbers; stored with every model. */
public record Preprocessing(InputPreprocessing input, TargetPreprocessing target) {

    /** The names of the classes in the order of their indices; empty for regression. */
    public List<String> classes() {
        return switch (target) {
            case TargetPreprocessing.Classes(List<String> names) -> names;
            case TargetPreprocessing.Number number -> List.of();
        };
    }

    public Json.Object toJson() {
        return JsonFields.object(
                "kind", Json.text(input.kind().word()), "input", input.toJson(), "target", target.toJson());
    }

    /**
     * The inverse of {@link #toJson}.
     *
     * @throws InvalidInput naming the member that is missing or of the wrong type
     */
    public static Preprocessing fromJson(Json.Object json) {
        JsonFields fields = new JsonFields("preprocessing", json);
        Kind kind;
        try {
            kind = Kind.of(fields.text("kind"));
        } catch (IllegalArgumentException unknown) {
            throw fields.wrong("kind", unknown.getMessage());
        }
        JsonFields input = fields.fields("input");
        return new Preprocessing(
                switch (kind) {
                    case IMAGE -> ImagePreprocessing.fromJson(input);
                    case SERIES -> SeriesPreprocessing.fromJson(input);
                    case TEXT -> TextPreprocessing.fromJson(input);
                    case TABULAR -> TabularPreprocessing.fromJson(input);
                    case CAPTION, QUESTION ->
                        throw fields.wrong("kind", kind.refusal().orElseThrow());
                },
                TargetPreprocessing.fromJson(fields.fields("target").object()));
    }
}
