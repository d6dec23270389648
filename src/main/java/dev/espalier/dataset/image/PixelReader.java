package dev.espalier.dataset.image;

import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.Spread;
import dev.espalier.dataset.pixel.PixelRows;
import dev.espalier.study.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;

/**
 * Reads rows of pixels and a label, one row at a time, since a row of text takes many times the room of its pixels.
 *
 * @param rows takes the pixels
 */
record PixelReader(List<Integer> shape, ColumnName label, Header header, CSVFormat dialect, PixelRows rows) {

    private static final long LONGEST_LABEL = 1 << 16;
    private static final long LONGEST_PIXEL = 64;

    /**
     * One file.
     *
     * @param names the header, where it has one
     * @param brightest the largest pixel, its sign left out
     * @param spread of its pixels
     * @param lines where each image stands
     */
    record Part(
            DataFile file,
            Optional<Row> names,
            double brightest,
            Spread spread,
            List<String> labels,
            List<Long> lines) {
        /** @throws DatasetFailure if a pixel is too far from those of the training file */
        void check(Spread.Limits limits) {
            for (Spread.Place place : List.of(spread.least(), spread.greatest())) {
                if (!limits.allow(place.value())) {
                    throw DatasetFailure.atLine(
                            file.name(),
                            place.line(),
                            "column %d: the pixel %s %s; leave the row out"
                                    .formatted(
                                            place.column(),
                                            Spread.shortened(place.value()),
                                            limits.refusal(place.value())));
                }
            }
        }

        DatasetFailure failure(int image, String message) {
            return DatasetFailure.atLine(file.name(), lines.get(image), message);
        }
    }

    Part read(DataFile file) {
        Reading reading = new Reading(file);
        CsvFile csv = new CsvFile(file, dialect);
        csv.checkDelimiter();
        csv.forEach(longest(), reading::accept);
        if (reading.labels.isEmpty()) {
            throw DatasetFailure.of(file.name(), "has a header but no rows below it; expected an example in each");
        }
        return new Part(file, reading.names, reading.brightest, reading.spread, reading.labels, reading.lines);
    }

    /** More than any row has that is not a slip. */
    private long longest() {
        long cells = 1;
        for (int extent : shape) {
            cells *= extent;
        }
        return LONGEST_LABEL + cells * LONGEST_PIXEL;
    }

    /** A file whose columns, where both files name them, must be those of {@code train}. */
    Part readLike(Part train, DataFile file) {
        Part read = read(file);
        train.names.ifPresent(expected -> read.names
                .filter(found -> !found.cells().equals(expected.cells()))
                .ifPresent(found -> {
                    throw DatasetFailure.atLine(
                            file.name(),
                            found.line(),
                            "found the columns %s; expected those of the training file, %s"
                                    .formatted(Excerpt.of(found.cells()), Excerpt.of(expected.cells())));
                }));
        return read;
    }

    private final class Reading {
        private final DataFile file;
        private final int each = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        private final List<String> labels = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private final Map<String, String> classes = new HashMap<>();
        private Optional<Row> names = Optional.empty();
        private float[] pixels = new float[0];
        private final Spread spread = new Spread();
        private double brightest;
        private OptionalInt labelColumn = OptionalInt.empty();

        Reading(DataFile file) {
            this.file = file;
        }

        void accept(Row row) {
            if (labelColumn.isEmpty()) {
                labelColumn = OptionalInt.of(begin(row));
                if (isHeader(row)) {
                    names = Optional.of(row);
                    return;
                }
            }
            int label = labelColumn.getAsInt();
            int filled = 0;
            for (int column = 0; column < row.cells().size(); column++) {
                if (column != label) {
                    pixels[filled] = pixel(row, column);
                    spread.add(pixels[filled], row.line(), column);
                    brightest = Math.max(brightest, Math.abs(pixels[filled++]));
                }
            }
            if (Cell.isMissing(row.cell(label))) {
                throw DatasetFailure.atLine(
                        file.name(),
                        row.line(),
                        "has no label: found %s in column %d; expected a class"
                                .formatted(row.cell(label).isEmpty() ? "nothing" : row.cell(label), label));
            }
            rows.add(pixels, message -> DatasetFailure.atLine(file.name(), row.line(), message));
            labels.add(classes.computeIfAbsent(row.cell(label), name -> name));
            lines.add(row.line());
        }

        private int begin(Row row) {
            if (row.cells().size() != each + 1) {
                throw DatasetFailure.atLine(
                        file.name(),
                        row.line(),
                        "found %d columns; expected %d: %d x %d x %d pixels and a label"
                                .formatted(row.cells().size(), each + 1, shape.get(0), shape.get(1), shape.get(2)));
            }
            pixels = new float[each];
            return label.find(row.cells())
                    .orElseThrow(() -> new InvalidInput(
                            "options.label",
                            "%s has no column %s; its columns are %s"
                                    .formatted(file.name(), label, Excerpt.of(row.cells()))));
        }

        /** A first row whose pixels are all words is a header; one with some numbers is a row with a slip in it. */
        private boolean isHeader(Row row) {
            return switch (header) {
                case PRESENT -> true;
                case ABSENT -> false;
                case AUTO -> {
                    int label = labelColumn.getAsInt();
                    for (int column = 0; column < row.cells().size(); column++) {
                        if (column != label && Cell.number(row.cell(column)).isPresent()) {
                            yield false;
                        }
                    }
                    yield true;
                }
            };
        }

        private float pixel(Row row, int column) {
            return Cell.number(row.cell(column))
                    .filter(value -> Float.isFinite(value.floatValue()))
                    .orElseThrow(() -> DatasetFailure.atLine(
                            file.name(),
                            row.line(),
                            "column %d: found %s; expected the number of a pixel"
                                    .formatted(
                                            column,
                                            row.cell(column).isEmpty() ? "nothing" : Excerpt.of(row.cell(column)))))
                    .floatValue();
        }
    }
}
