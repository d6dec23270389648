package dev.espalier.dataset.input;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.dataset.series.RawSeries;
import dev.espalier.dataset.text.MaxLength;
import dev.espalier.dataset.text.RawTexts;
import dev.espalier.dataset.text.TextCutter;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Turns a user's own input into one encoded example, the way the training examples were. Every method answers one encoded
 * input, or throws {@link InvalidInput} at path {@code input}, saying what the model takes.
 */
public final class InputEncoder {
    static final int[] FIRST = {0};

    /** Standard deviations from the mean of the training examples beyond which a value makes any prediction meaningless. */
    static final double FARTHEST = 1e9;

    /** Unknown tokens that are told. */
    private static final int MOST_UNKNOWN = 20;

    private final InputPreprocessing fitted;

    public InputEncoder(Preprocessing preprocessing) {
        this.fitted = preprocessing.input();
    }

    /**
     * What stands on a command line: the path of an image file; a csv row without its label; a series as a line of a
     * {@code .ts} file without its label; a text.
     */
    public EncodedInput encodeArgument(String argument) {
        return switch (fitted) {
            case ImagePreprocessing image -> encodeImage(path(argument));
            case SeriesPreprocessing series -> encodeSeries(series, SeriesInput.line(argument, series));
            case TextPreprocessing text -> encodeText(text, argument);
            case TabularPreprocessing table -> TableInput.row(argument, table);
        };
    }

    /** An image file of any form that Java reads: PNG, JPEG, GIF, BMP, TIFF. */
    public EncodedInput encodeImage(Path file) {
        try {
            return encodeImage(Files.readAllBytes(file), file.toString());
        } catch (IOException failed) {
            throw wrong("the image file " + file + " is missing or cannot be read");
        }
    }

    /**
     * An image file's content, made grey where the model takes grey, and brought to the size it takes.
     *
     * @param name for error messages
     */
    public EncodedInput encodeImage(byte[] content, String name) {
        return switch (fitted) {
            case ImagePreprocessing image ->
                known(ImageInput.file(content, name, image).encode(image, FIRST));
            case SeriesPreprocessing series -> throw wrong("is an image; the model takes a series");
            case TextPreprocessing text -> throw wrong("is an image; the model takes a text");
            case TabularPreprocessing table -> throw wrong("is an image; the model takes a row of a table");
        };
    }

    /**
     * What comes by HTTP; reads no file. An image: its file in base64, or its pixels as numbers in the data set's own
     * scale, nested channel by channel, row by row, or flat. A row: an object from column to value, or a list in the
     * order of the columns. A series: a list of numbers for each channel, or one list where there is one channel; null
     * is missing. A text. A row and a series may also be a text, as on a command line.
     */
    public EncodedInput encodeJson(Json input) {
        return switch (fitted) {
            case ImagePreprocessing image -> known(ImageInput.json(input, image).encode(image, FIRST));
            case SeriesPreprocessing series ->
                input instanceof Json.Text(String line)
                        ? encodeArgument(line)
                        : encodeSeries(series, SeriesInput.json(input, series));
            case TextPreprocessing text -> {
                if (input instanceof Json.Text(String written)) {
                    yield encodeText(text, written);
                }
                throw wrong("is not a text; the model takes a text");
            }
            case TabularPreprocessing table -> TableInput.json(input, table);
        };
    }

    private static EncodedInput encodeSeries(SeriesPreprocessing fitted, float[] values) {
        return known(new RawSeries(new RawRows.Held<>(List.of(values)), fitted.channels(), fitted.length())
                .encode(fitted, FIRST));
    }

    /** @throws InvalidInput if a value is too far out to predict from */
    private static EncodedInput known(Inputs inputs) {
        float[] values = switch (inputs) {
            case Inputs.Dense(float[] pixels, int[] _) -> pixels;
            case Inputs.Series(float[] steps, int _, int _, int[] _) -> steps;
            case Inputs.Tokens _, Streamed _ -> new float[0];
        };
        for (float value : values) {
            if (!(Math.abs(value) <= FARTHEST)) {
                throw wrong(
                        "holds a value that is more than a billion standard deviations from the mean of the training examples; nothing can be predicted from it");
            }
        }
        return new EncodedInput(inputs, List.of());
    }

    private static EncodedInput encodeText(TextPreprocessing fitted, String text) {
        RawTexts.TextRules rules =
                new RawTexts.TextRules(fitted.tokenizer(), fitted.vocabulary().size(), 1);
        try (TextCutter cutter = new TextCutter(rules, Residency.IN_MEMORY, new Vocabulary.Room())) {
            cutter.add(text, message -> DatasetFailure.of("the text", message));
            return new EncodedInput(
                    cutter.done(new MaxLength.Given(fitted.maxLength())).encode(fitted, FIRST), unknown(fitted, text));
        }
    }

    /** The tokens that are not in the vocabulary, each once, some of them where there are many. */
    private static List<String> unknown(TextPreprocessing fitted, String text) {
        Set<String> known = fitted.ids().keySet();
        return fitted.tokenizer().tokens(text).stream()
                .filter(token -> !known.contains(token))
                .distinct()
                .limit(MOST_UNKNOWN)
                .map(token -> "%s: '%s'".formatted(fitted.tokenizer().level().word(), Excerpt.of(token)))
                .toList();
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException invalid) {
            throw wrong(Excerpt.of(argument) + " is no path of an image file");
        }
    }

    static InvalidInput wrong(String message) {
        return new InvalidInput("input", message);
    }
}
