package dev.espalier.dataset.input;

import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import dev.espalier.dataset.series.SeriesText;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;

/** A user's series as values {@code steps x channels}, step by step, NaN where missing. */
final class SeriesInput {
    private SeriesInput() {}

    static float[] line(String line, SeriesPreprocessing fitted) {
        return checked(Arrays.asList(line.strip().split(":", -1)), fitted);
    }

    static float[] json(Json input, SeriesPreprocessing fitted) {
        if (!(input instanceof Json.Array(List<Json> items)) || items.isEmpty()) {
            throw InputEncoder.wrong("is no list; " + takes(fitted));
        }
        boolean nested = items.stream().allMatch(Json.Array.class::isInstance);
        List<List<Json>> channels =
                nested ? items.stream().map(item -> ((Json.Array) item).items()).toList() : List.of(items);
        return checked(channels.stream().map(SeriesInput::text).toList(), fitted);
    }

    private static float[] checked(List<String> channels, SeriesPreprocessing fitted) {
        if (channels.size() != fitted.channels()) {
            throw InputEncoder.wrong("has %d channels; %s".formatted(channels.size(), takes(fitted)));
        }
        float[] values;
        try {
            values = SeriesText.values(channels);
        } catch (IllegalArgumentException malformed) {
            throw InputEncoder.wrong(malformed.getMessage());
        }
        int steps = values.length / fitted.channels();
        if (steps > fitted.length()) {
            throw InputEncoder.wrong("has %d steps; %s".formatted(steps, takes(fitted)));
        }
        return values;
    }

    private static String text(List<Json> values) {
        return String.join(
                ",",
                values.stream()
                        .map(value -> switch (value) {
                            case Json.Number(var number) -> number.toString();
                            case Json.Null missing -> "?";
                            case Json.Text(String text) when Cell.isMissing(text) -> "?";
                            case Json other ->
                                throw InputEncoder.wrong("holds something other than numbers, or null where missing");
                        })
                        .toList());
    }

    private static String takes(SeriesPreprocessing fitted) {
        return "the model takes %d channel%s of 1 to %d steps"
                .formatted(fitted.channels(), fitted.channels() == 1 ? "" : "s", fitted.length());
    }
}
