package dev.espalier.export;

import dev.espalier.study.Json;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.prediction.Prediction;
import dev.espalier.trainer.prediction.Predictor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Predictions as JSON, the same from the command line and from a server. */
public final class PredictionJson {
    private PredictionJson() {}

    /**
     * Predicts for inputs that came as JSON, on the CPU.
     *
     * @return {@code {"predictions": [...]}}, one an input
     * @throws dev.espalier.study.InvalidInput naming each input that does not fit the model, at {@code inputs.0} …
     */
    public static Json.Object predict(Path model, EngineChoice engine, List<Json> inputs) {
        try (Predictor predictor = Predictor.open(model, engine)) {
            return of(Predictions.of(inputs, predictor::predictJson, index -> "inputs." + index));
        }
    }

    /**
     * @return {@code {"predictions": [...]}}: {@code label} and {@code probabilities}, or {@code value}; and {@code unknown},
     *     what in the input the model does not know
     */
    public static Json.Object of(List<Prediction> predictions) {
        return Json.EMPTY.with(
                "predictions",
                new Json.Array(predictions.stream().map(PredictionJson::one).toList()));
    }

    private static Json one(Prediction prediction) {
        Json.Object predicted = switch (prediction) {
            case Prediction.Label(String label, var probabilities, var _) ->
                Json.EMPTY.with("label", Json.text(label)).with("probabilities", numbers(probabilities));
            case Prediction.Number(double value, var _) -> Json.EMPTY.with("value", Json.number(value));
        };
        return predicted.with(
                "unknown",
                new Json.Array(prediction.unknown().stream().map(Json::text).toList()));
    }

    private static Json numbers(SequencedMap<String, Double> probabilities) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        probabilities.forEach((name, probability) -> members.put(name, Json.number(probability)));
        return new Json.Object(members);
    }
}
