package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import java.util.List;

/**
 * Time series: every channel is standardised, a missing value becomes the channel's mean, a shorter series is padded
 * with zeros.
 *
 * @param length steps of the longest series in the data set
 * @param normalisation one mean and deviation a channel
 */
public record SeriesPreprocessing(int channels, int length, Normalisation normalisation) implements InputPreprocessing {

    @Override
    public Kind kind() {
        return Kind.SERIES;
    }

    @Override
    public List<Integer> shape() {
        return List.of(channels, length);
    }

    @Override
    public Json.Object toJson() {
        return JsonFields.object(
                "channels", Json.number(channels),
                "length", Json.number(length),
                "mean", JsonFields.numbers(normalisation.mean()),
                "deviation", JsonFields.numbers(normalisation.standardDeviation()));
    }

    static SeriesPreprocessing fromJson(JsonFields fields) {
        return new SeriesPreprocessing(
                fields.whole("channels"), fields.whole("length"), Normalisation.fromJson(fields));
    }
}
