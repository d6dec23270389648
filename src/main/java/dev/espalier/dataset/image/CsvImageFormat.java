package dev.espalier.dataset.image;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Spread;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelRows;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;

/**
 * Images as rows of pixels, channel by channel, row by row, and a label. Option {@code scale} is the value of a pixel at
 * full brightness; without it, the largest in the training file. What is more than the memory holds, or is to be streamed by
 * option {@code stream}, is unpacked into a file and read from there.
 */
public final class CsvImageFormat implements DatasetFormat {
    private static final int LARGEST_SIDE = 4096;

    @Override
    public String name() {
        return "csv-image";
    }

    @Override
    public List<String> paths() {
        return List.of("table");
    }

    @Override
    public Reading reading(Options options) {
        List<Integer> shape = options.wholes("shape", 3, LARGEST_SIDE, "channels, 1 or 3, height and width");
        options.require("shape", "is needed: channels, height, width, such as [1, 28, 28]");
        if (shape.size() == 3 && (shape.get(0) != 1 && shape.get(0) != 3)) {
            options.problem("shape", "has " + shape.get(0) + " channels; it takes 1 (grey) or 3 (red, green, blue)");
        }
        ColumnName label = options.label();
        Header header = Header.read(options);
        Optional<Double> scale = options.number(
                "scale", 1e-6, 1e6, "a pixel at full brightness; left out: the greatest of the training file");
        List<String> classes =
                options.texts("classes", "every class, in the order wanted; left out: what the training file has");
        OptionalInt channels = shape.stream().mapToInt(Integer::intValue).findFirst();
        Optional<Normalisation> given = GivenNormalisation.read(options, channels);
        Optional<Boolean> stream = options.stream();
        CSVFormat dialect = CsvFile.quoted(options.delimiter(CsvFile.DELIMITERS, CsvFile.DELIMITER));
        options.readEncoding();
        return source -> {
            int area = Math.multiplyExact(shape.get(1), shape.get(2));
            List<DataFile> files = source.all();
            try (PixelRows rows = PixelRows.of(stream, shape.getFirst(), area, files)) {
                return read(files, new PixelReader(shape, label, header, dialect, rows), classes, scale, given);
            }
        };
    }

    private static RawData read(
            List<DataFile> files,
            PixelReader reader,
            List<String> classes,
            Optional<Double> scale,
            Optional<Normalisation> given) {
        PixelReader.Part first = reader.read(files.getFirst());
        Spread.Limits limits = first.spread().limits();
        List<PixelReader.Part> parts = new ArrayList<>(List.of(first));
        files.stream().skip(1).forEach(file -> parts.add(reader.readLike(first, file)));
        parts.forEach(part -> part.check(limits));
        List<String> labels =
                parts.stream().flatMap(part -> part.labels().stream()).toList();
        PartSizes sizes =
                PartSizes.of(parts.size(), part -> parts.get(part).labels().size());
        RawTargets targets = ClassLabels.index(
                labels,
                sizes.train(),
                classes,
                (example, message) -> parts.get(sizes.partOf(example)).failure(sizes.within(example), message));
        List<Integer> shape = reader.shape();
        RawImages images = new RawImages(
                reader.rows().done(),
                new ImageForm(
                        shape.get(0),
                        shape.get(1),
                        shape.get(2),
                        scale.orElse(first.brightest() == 0 ? 1 : first.brightest())),
                Resizing.SQUASH,
                given);
        return new RawData(images, targets, sizes);
    }
}
