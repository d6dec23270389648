package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.pixel.PixelSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Locale;

/**
 * One file of CIFAR records.
 *
 * @param count how many
 */
record CifarBatch(DataFile file, CifarVariant variant, int count) {

    /** @param length bytes of the file, unpacked */
    static CifarBatch of(DataFile file, CifarVariant variant, long length) {
        if (length == 0) {
            throw DatasetFailure.of(
                    file.name(),
                    String.format(
                            Locale.ROOT,
                            "is empty; expected records of %,d bytes, those of %s",
                            variant.record(),
                            variant.word()));
        }
        long whole = length / variant.record();
        if (length % variant.record() != 0) {
            throw DatasetFailure.atOffset(
                    file.name(),
                    length,
                    String.format(
                            Locale.ROOT,
                            "ends within image %,d, which begins at offset %,d; expected whole records of %,d bytes, those of %s",
                            whole,
                            whole * variant.record(),
                            variant.record(),
                            variant.word()));
        }
        return new CifarBatch(file, variant, Math.toIntExact(whole));
    }

    /** Bytes of {@code file}, unpacked. */
    static long length(DataFile file) {
        try (InputStream stream = file.open()) {
            return file.isPacked() ? stream.transferTo(OutputStream.nullOutputStream()) : Files.size(file.path());
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    /**
     * Reads all.
     *
     * @param position which of a record's labels
     * @param labels takes them from {@code from} on, as {@code sink} takes the images
     * @param most how many classes there may be
     */
    void read(int position, int most, byte[] labels, int from, PixelSink sink) {
        try (InputStream stream = new BufferedInputStream(file.open(), 1 << 16)) {
            for (int image = 0; image < count; image++) {
                byte[] read = stream.readNBytes(variant.record());
                if (read.length < variant.record()) {
                    throw DatasetFailure.atOffset(
                            file.name(),
                            offset(image) + read.length,
                            "ends within an image; it was longer when it was first read");
                }
                labels[from + image] = read[position];
                if ((read[position] & 0xFF) >= most) {
                    throw labelFailure(
                            image,
                            position,
                            "found the label %d; expected 0 to %d".formatted(read[position] & 0xFF, most - 1));
                }
                sink.put(from + image, read, variant.labels());
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    DatasetFailure labelFailure(int image, int position, String message) {
        return DatasetFailure.atOffset(file.name(), offset(image) + position, message);
    }

    private long offset(int image) {
        return (long) image * variant.record();
    }
}
