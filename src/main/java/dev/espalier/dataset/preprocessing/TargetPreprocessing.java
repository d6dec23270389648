package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import java.util.List;

/** How what is predicted is turned into numbers and back. */
public sealed interface TargetPreprocessing {

    Json.Object toJson();

    /**
     * Classification.
     *
     * @param names in the order of their indices: as the file declares them, else by number where all are numbers, else
     *     by name
     */
    record Classes(List<String> names) implements TargetPreprocessing {
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public Json.Object toJson() {
            return JsonFields.object("type", Json.text("classes"), "names", JsonFields.texts(names));
        }
    }

    /**
     * Regression: a prediction in the units of the file is {@code output * deviation + mean}.
     *
     * @param standardDeviation greater than 0
     */
    record Number(double mean, double standardDeviation) implements TargetPreprocessing {
        @Override
        public Json.Object toJson() {
            return JsonFields.object(
                    "type",
                    Json.text("number"),
                    "mean",
                    Json.number(mean),
                    "deviation",
                    Json.number(standardDeviation));
        }
    }

    /** @throws dev.espalier.study.InvalidInput if {@code json} was not made by {@link #toJson} */
    static TargetPreprocessing fromJson(Json.Object json) {
        JsonFields fields = new JsonFields("preprocessing.target", json);
        return switch (fields.text("type")) {
            case "classes" -> new Classes(fields.texts("names"));
            case "number" -> new Number(fields.number("mean"), fields.number("deviation"));
            case String other -> throw fields.wrong("type", "is " + other + "; known are classes and number");
        };
    }
}
