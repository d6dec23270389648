package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.pixel.PixelSink;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The images of one IDX file and the labels of another. */
record IdxPart(IdxFile images, byte[] labels, IdxFile labelFile) {

    /** @param files images, labels; of the images the header alone is read */
    static IdxPart read(List<DataFile> files) {
        IdxFile images = IdxFile.images(files.getFirst());
        images.checkLength();
        IdxFile labelFile = IdxFile.labels(files.getLast());
        if (labelFile.count() != images.count()) {
            throw DatasetFailure.atOffset(
                    labelFile.file().name(),
                    4,
                    String.format(
                            Locale.ROOT,
                            "has %,d labels; expected %,d, one for each image in %s",
                            labelFile.count(),
                            images.count(),
                            images.file().name()));
        }
        labelFile.checkLength();
        byte[] labels = new byte[labelFile.count()];
        labelFile.forEach(labels.length, (record, bytes) -> System.arraycopy(bytes, 0, labels, 0, bytes.length));
        return new IdxPart(images, labels, labelFile);
    }

    int size() {
        return labels.length;
    }

    int height() {
        return images.extents()[1];
    }

    int width() {
        return images.extents()[2];
    }

    /** Reads the images, the first of them as number {@code from}. */
    void into(PixelSink sink, int from) {
        images.forEach(height() * width(), (image, pixels) -> sink.put(from + image, pixels, 0));
    }

    RecordSource.Part records() {
        return new RecordSource.Part(images.file(), images.header(), 0, size());
    }

    /** The name of each label: of {@code classes}, or its number where those are not given. */
    List<String> labelNames(List<String> classes) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> {
                    int label = labels[i] & 0xFF;
                    if (classes.isEmpty()) {
                        return Integer.toString(label);
                    }
                    if (label >= classes.size()) {
                        throw labelFailure(
                                i,
                                "label %d has no name; option classes names the %d labels from 0 to %d"
                                        .formatted(label, classes.size(), classes.size() - 1));
                    }
                    return classes.get(label);
                })
                .toList();
    }

    DatasetFailure labelFailure(int label, String message) {
        return DatasetFailure.atOffset(labelFile.file().name(), labelFile.header() + (long) label, message);
    }
}
