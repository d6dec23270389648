package dev.espalier.cli.view;

import dev.espalier.trainer.prediction.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Predictions as lines of text. */
public final class PredictionLines {
    /** Classes beyond these say little. */
    private static final int MOST_CLASSES = 5;

    private PredictionLines() {}

    /** @param inputs what each prediction is for, as the user wrote it */
    public static List<String> table(List<String> inputs, List<Prediction> predictions) {
        TextTable table = new TextTable().words("input").words("prediction").words("probabilities");
        for (int i = 0; i < inputs.size(); i++) {
            switch (predictions.get(i)) {
                case Prediction.Label(String label, var probabilities, var _) ->
                    table.row(shortened(inputs.get(i)), label, probabilities(probabilities));
                case Prediction.Number(double value, var _) ->
                    table.row(shortened(inputs.get(i)), Figures.value(value), "");
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (int i = 0; i < inputs.size(); i++) {
            List<String> unknown = predictions.get(i).unknown();
            if (!unknown.isEmpty()) {
                lines.add("%s: the model does not know %s"
                        .formatted(shortened(inputs.get(i)), String.join(", ", unknown)));
            }
        }
        return lines;
    }

    private static String probabilities(Map<String, Double> probabilities) {
        return probabilities.entrySet().stream()
                .limit(MOST_CLASSES)
                .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String shortened(String input) {
        String line = input.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 39) + "…";
    }
}
