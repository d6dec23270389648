package dev.espalier.dataset.pixel;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the images of a data set, each once, as they are first read. Safe to use from many threads at once. */
public sealed interface PixelSink {

    /** Takes the image that stands in {@code pixels} from {@code at} on. */
    void put(int image, byte[] pixels, int at);

    /** All of them, once all are put; what is not kept is read from {@code source} again. */
    Pixels done(PixelSource source);

    /** Keeps the pixels. */
    record Kept(ImageForm form, byte[] values) implements PixelSink {
        @Override
        public void put(int image, byte[] pixels, int at) {
            System.arraycopy(pixels, at, values, image * form.pixels(), form.pixels());
        }

        @Override
        public Pixels done(PixelSource source) {
            return new Pixels.Bytes(values);
        }
    }

    /** Keeps what images are normalised by. */
    record Summed(ImageForm form, ByteSums[] sums) implements PixelSink {
        @Override
        public void put(int image, byte[] pixels, int at) {
            ByteSums own = new ByteSums(form.channels());
            own.add(pixels, at, form.area());
            sums[image] = own;
        }

        @Override
        public Pixels done(PixelSource source) {
            return new Pixels.Stored(source, sums);
        }
    }

    /**
     * Keeps the pixels where the memory allows, and nothing else is asked for.
     *
     * @param stream what the option says
     * @param files that hold them; to read one image again and again they may not be packed
     */
    static PixelSink of(Optional<Boolean> stream, ImageForm form, int count, List<DataFile> files) {
        long pixels = (long) count * form.pixels();
        boolean fits = pixels <= Math.min(Memory.mostBytes(), Memory.mostNumbers());
        if (!fits && stream.isPresent() && !stream.get()) {
            throw DatasetFailure.tooLarge(
                    files.getFirst().name(),
                    String.format(
                            Locale.ROOT,
                            "has %,d pixels, and option stream is false; at most %,d are held: %s",
                            pixels,
                            Math.min(Memory.mostBytes(), Memory.mostNumbers()),
                            Memory.why()));
        }
        if (!stream.orElse(!fits)) {
            return new Kept(form, new byte[Math.toIntExact(pixels)]);
        }
        for (DataFile file : files) {
            if (file.isPacked()) {
                throw DatasetFailure.tooLarge(
                        file.name(),
                        "is packed, and the images are not kept in memory; unpack it, so that single images can be read");
            }
        }
        return new Summed(form, new ByteSums[count]);
    }
}
