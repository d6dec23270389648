package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An IDX file of unsigned bytes, its header read and checked.
 *
 * @param extents a count, and for images a height and a width
 */
record IdxFile(DataFile file, int[] extents) {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LARGEST_SIDE = 4096;

    /** Takes what is read. */
    @FunctionalInterface
    interface Reader {
        void accept(int record, byte[] bytes);
    }

    static IdxFile images(DataFile file) {
        return read(file, IMAGES_MAGIC, 3);
    }

    static IdxFile labels(DataFile file) {
        return read(file, 0x0801, 1);
    }

    int header() {
        return 4 + 4 * extents.length;
    }

    int count() {
        return extents[0];
    }

    /** Bytes of the whole file, as its header declares. */
    private long length() {
        return header() + IntStream.of(extents).asLongStream().reduce(1, (one, other) -> one * other);
    }

    private static IdxFile read(DataFile file, int magic, int dimensions) {
        IdxFile read = new IdxFile(file, new int[dimensions]);
        try (InputStream stream = file.open()) {
            read.checkHeader(stream.readNBytes(read.header()), magic);
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
        return read;
    }

    /**
     * Whether the file, if it is not packed, is as long as its header declares; to be asked before room is made for what it
     * holds.
     */
    void checkLength() {
        try {
            if (!file.isPacked() && Files.size(file.path()) < length()) {
                throw endsEarly(Files.size(file.path()));
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
        if (file.isPacked() && length() > Memory.mostBytes()) {
            throw DatasetFailure.tooLarge(
                    file.name(),
                    String.format(
                            Locale.ROOT,
                            "declares %,d bytes and is packed; at most %,d are read of a packed file: %s",
                            length(),
                            Memory.mostBytes(),
                            Memory.why()));
        }
    }

    /** Reads all, {@code bytes} at a time, to the end of the file. */
    void forEach(int bytes, Reader reader) {
        int records = Math.toIntExact((length() - header()) / bytes);
        long at = header();
        try (InputStream stream = new BufferedInputStream(file.open(), 1 << 16)) {
            stream.skipNBytes(header());
            byte[] read = new byte[bytes];
            for (int record = 0; record < records; record++) {
                int found = stream.readNBytes(read, 0, bytes);
                at += found;
                if (found < bytes) {
                    throw endsEarly(at);
                }
                reader.accept(record, read);
            }
            if (stream.read() >= 0) {
                throw DatasetFailure.atOffset(
                        file.name(), at, "goes on here; expected the end, by the counts that its header declares");
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    private DatasetFailure endsEarly(long at) {
        return DatasetFailure.atOffset(
                file.name(),
                at,
                String.format(
                        Locale.ROOT,
                        "ends here; expected %,d bytes in all, as its header declares; copy or download it again",
                        length()));
    }

    private void checkHeader(byte[] header, int magic) {
        if (header.length == 0) {
            throw DatasetFailure.of(file.name(), "is empty; expected an IDX file of %s".formatted(kind(magic)));
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
                                    kind(magic)));
        }
        if (header.length < header()) {
            throw DatasetFailure.atOffset(
                    file.name(),
                    header.length,
                    "ends within the header of %d bytes; copy or download it again".formatted(header()));
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

    private static String kind(int magic) {
        return magic == IMAGES_MAGIC ? "images of unsigned bytes" : "labels of unsigned bytes";
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
