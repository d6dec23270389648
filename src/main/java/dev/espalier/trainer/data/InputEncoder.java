package dev.espalier.trainer.data;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns a user's own input into one encoded example, the way the training examples were. Every method answers inputs of
 * size 1, or throws {@link InvalidInput} at path {@code input}, saying what the model takes.
 */
public final class InputEncoder {
    private static final int[] FIRST = {0};

    private final InputPreprocessing fitted;

    public InputEncoder(Preprocessing preprocessing) {
        this.fitted = preprocessing.input();
    }

    /**
     * What stands on a command line: the path of an image file; a csv row without its label; a series as a line of a
     * {@code .ts} file without its label; a text.
     */
    public Inputs encodeArgument(String argument) {
        return switch (fitted) {
            case ImagePreprocessing image -> encodeImage(path(argument));
            case SeriesPreprocessing series -> encodeSeries(series, SeriesInput.line(argument, series));
            case TextPreprocessing text -> encodeText(text, argument);
            case TabularPreprocessing table -> TableInput.row(argument, table).encode(table, FIRST);
        };
    }

    /** An image file of any form that Java reads: PNG, JPEG, GIF, BMP, TIFF. */
    public Inputs encodeImage(Path file) {
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
    public Inputs encodeImage(byte[] content, String name) {
        return switch (fitted) {
            case ImagePreprocessing image ->
                ImageInput.file(content, name, image).encode(image, FIRST);
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
    public Inputs encodeJson(Json input) {
        return switch (fitted) {
            case ImagePreprocessing image -> ImageInput.json(input, image).encode(image, FIRST);
            case SeriesPreprocessing series ->
                input instanceof Json.Text(String line)
                        ? encodeArgument(line)
                        : encodeSeries(series, SeriesInput.json(input, series));
            case TextPreprocessing text -> {
                if (input instanceof Json.Text(String written)) {
                    yield encodeText(text, written);
                }
                throw wrong("is no text; the model takes a text");
            }
            case TabularPreprocessing table -> TableInput.json(input, table).encode(table, FIRST);
        };
    }

    private static Inputs encodeSeries(SeriesPreprocessing fitted, float[] values) {
        return new RawSeries(new RawRows.Held<>(List.of(values)), fitted.channels(), fitted.length())
                .encode(fitted, FIRST);
    }

    private static Inputs encodeText(TextPreprocessing fitted, String text) {
        RawTexts.TextRules rules =
                new RawTexts.TextRules(fitted.tokenizer(), fitted.vocabulary().size(), 1);
        try (TextCutter cutter = new TextCutter(rules, Holding.IN_MEMORY, new Words.Room())) {
            cutter.add(text, message -> DatasetFailure.of("the text", message));
            return cutter.done(new MaxLength.Given(fitted.maxLength())).encode(fitted, FIRST);
        }
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
