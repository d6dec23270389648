package dev.espalier.trainer.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The images of one IDX file and the labels of another. */
record IdxPart(byte[] pixels, int height, int width, byte[] labels, DataFile labelFile) {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int LABELS_HEADER = 8;
    private static final int LARGEST_SIDE = 4096;

    /** @param files images, labels */
    static IdxPart read(List<DataFile> files) {
        DataFile imageFile = files.getFirst();
        DataFile labelFile = files.getLast();
        int[] extents = {0, 0, 0};
        byte[] pixels = content(imageFile, IMAGES_MAGIC, extents);
        int[] count = {0};
        byte[] labels = content(labelFile, LABELS_MAGIC, count);
        if (count[0] != extents[0]) {
            throw DatasetFailure.atOffset(
                    labelFile.name(),
                    4,
                    String.format(
                            Locale.ROOT,
                            "has %,d labels; expected %,d, one for each image in %s",
                            count[0],
                            extents[0],
                            imageFile.name()));
        }
        return new IdxPart(pixels, extents[1], extents[2], labels, labelFile);
    }

    int size() {
        return labels.length;
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
        return DatasetFailure.atOffset(labelFile.name(), LABELS_HEADER + (long) label, message);
    }

    /** Checks the header, puts the extents it declares into {@code extents}, and reads exactly as many bytes. */
    private static byte[] content(DataFile file, int magic, int[] extents) {
        long at = 0;
        try (DataInputStream stream = new DataInputStream(file.open())) {
            byte[] header = stream.readNBytes(4 + 4 * extents.length);
            at = header.length;
            checkHeader(file, header, magic, extents);
            long expected = 1;
            for (int extent : extents) {
                expected *= extent;
            }
            if (expected > Memory.mostBytes()) {
                throw DatasetFailure.tooLarge(
                        file.name(),
                        String.format(
                                Locale.ROOT,
                                "declares %,d bytes; at most %,d are read: %s",
                                expected,
                                Memory.mostBytes(),
                                Memory.why()));
            }
            byte[] content = stream.readNBytes((int) expected);
            at += content.length;
            if (content.length < expected) {
                throw DatasetFailure.atOffset(
                        file.name(),
                        at,
                        String.format(
                                Locale.ROOT,
                                "ends here; expected %,d bytes in all, as its header declares",
                                header.length + expected));
            }
            if (stream.read() >= 0) {
                throw DatasetFailure.atOffset(
                        file.name(), at, "goes on here; expected the end, by the counts that its header declares");
            }
            return content;
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    private static void checkHeader(DataFile file, byte[] header, int magic, int[] extents) {
        if (header.length == 0) {
            throw DatasetFailure.of(file.name(), "is empty");
        }
        int found = header.length < 4 ? -1 : word(header, 0);
        if (found != magic) {
            throw DatasetFailure.atOffset(
                    file.name(),
                    0,
                    "starts with %s; expected the magic number 0x%08X of IDX %s"
                            .formatted(
                                    header.length < 4 ? "fewer than 4 bytes" : "0x%08X".formatted(found),
                                    magic,
                                    magic == IMAGES_MAGIC ? "images of unsigned bytes" : "labels of unsigned bytes"));
        }
        if (header.length < 4 + 4 * extents.length) {
            throw DatasetFailure.atOffset(
                    file.name(), header.length, "ends within the header of %d bytes".formatted(4 + 4 * extents.length));
        }
        for (int i = 0; i < extents.length; i++) {
            extents[i] = word(header, 4 + 4 * i);
            int most = i == 0 ? Integer.MAX_VALUE : LARGEST_SIDE;
            if (extents[i] < 1 || extents[i] > most) {
                throw DatasetFailure.atOffset(
                        file.name(),
                        4 + 4L * i,
                        String.format(
                                Locale.ROOT,
                                "declares %s of %,d; expected 1 to %,d",
                                i == 0 ? "a count" : "a side",
                                extents[i],
                                most));
            }
        }
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
