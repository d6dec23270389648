package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Images as rows of pixels, channel by channel, row by row, and a label. Option {@code scale} is the value of a pixel at
 * full brightness; without it, the largest in the training file.
 */
final class CsvImageFormat implements DatasetFormat {
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
        PixelReader reader = new PixelReader(shape, options.label(), Header.read(options));
        Optional<Double> scale = options.number(
                "scale", 1e-6, 1e6, "a pixel at full brightness; left out: the greatest of the training file");
        List<String> classes =
                options.texts("classes", "every class, in the order wanted; left out: what the training file has");
        OptionalInt channels = shape.stream().mapToInt(Integer::intValue).findFirst();
        Optional<Normalisation> given = GivenNormalisation.read(options, channels);
        return (train, test) -> read(train, test, reader, scale, classes, given);
    }

    private static RawData read(
            List<DataFile> train,
            List<DataFile> test,
            PixelReader reader,
            Optional<Double> scale,
            List<String> classes,
            Optional<Normalisation> given) {
        List<Integer> shape = reader.shape();
        PixelReader.Part first = reader.read(train.getFirst());
        List<PixelReader.Part> parts = new ArrayList<>(List.of(first));
        test.forEach(file -> parts.add(reader.readLike(first, file)));
        List<String> labels =
                parts.stream().flatMap(part -> part.labels().stream()).toList();
        int trainSize = first.labels().size();
        RawTargets targets = ClassLabels.index(
                labels,
                trainSize,
                classes,
                (example, message) -> parts.stream()
                        .skip(example < trainSize ? 0 : 1)
                        .findFirst()
                        .orElseThrow()
                        .failure(example < trainSize ? example : example - trainSize, message));
        RawImages images = new RawImages(
                join(parts),
                new ImageForm(
                        shape.get(0), shape.get(1), shape.get(2), scale.orElseGet(() -> brightest(first.pixels()))),
                Resizing.SQUASH,
                given);
        return new RawData(images, targets, trainSize);
    }

    private static double brightest(float[] pixels) {
        double brightest = 0;
        for (float pixel : pixels) {
            brightest = Math.max(brightest, Math.abs(pixel));
        }
        return brightest == 0 ? 1 : brightest;
    }

    private static Pixels join(List<PixelReader.Part> parts) {
        int length = parts.stream().mapToInt(part -> part.pixels().length).reduce(0, Math::addExact);
        float[] joined = new float[length];
        int at = 0;
        for (PixelReader.Part part : parts) {
            System.arraycopy(part.pixels(), 0, joined, at, part.pixels().length);
            at += part.pixels().length;
        }
        if (IntStream.range(0, length).allMatch(i -> joined[i] == (float) ((int) joined[i] & 0xFF))) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) joined[i];
            }
            return new Pixels.Bytes(bytes);
        }
        return new Pixels.Floats(joined);
    }
}
