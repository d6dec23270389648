package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.pixel.PixelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Images of one size, one after the other in files that are not packed.
 *
 * @param pixels bytes of an image
 */
record RecordSource(List<Part> parts, int pixels) implements PixelSource {

    /**
     * The images of one file.
     *
     * @param header bytes before the first record
     * @param label bytes of a record before its pixels
     */
    record Part(DataFile file, int header, int label, int count) {}

    @Override
    public int size() {
        return parts.stream().mapToInt(Part::count).sum();
    }

    @Override
    public void read(int image, byte[] into, int at) {
        int left = image;
        for (Part part : parts) {
            if (left < part.count()) {
                long offset = part.header() + (long) left * (part.label() + pixels) + part.label();
                read(part.file(), offset, ByteBuffer.wrap(into, at, pixels));
                return;
            }
            left -= part.count();
        }
        throw new IndexOutOfBoundsException("no image " + image + " of " + size());
    }

    private static void read(DataFile file, long offset, ByteBuffer into) {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            long at = offset;
            while (into.hasRemaining()) {
                int read = channel.read(into, at);
                if (read < 0) {
                    throw DatasetFailure.atOffset(
                            file.name(),
                            at,
                            String.format(
                                    Locale.ROOT,
                                    "ends here, %,d bytes within an image; it was longer when it was first read",
                                    at - offset));
                }
                at += read;
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }
}
