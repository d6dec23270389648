package dev.espalier.dataset.image;

import dev.espalier.dataset.io.Memory;
import dev.espalier.study.Failure;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads an image file of a form that Java knows.
 *
 * @param failure the error to throw, given what is wrong
 */
public record PictureReader(byte[] content, Function<String, ? extends Failure> failure) {
    private static final long MOST_PIXELS = 64_000_000;
    private static final long LARGE = 1_000_000;

    /** Java knows WBMP too, but that has no mark by which to tell it: much that is damaged passes for it. */
    private static final Set<String> FORMS = Set.of("png", "jpeg", "gif", "bmp", "tif");

    /** What the head of an image file says. */
    record Head(int height, int width, int channels) {}

    private interface Step<T> {
        T from(ImageReader reader) throws IOException;
    }

    Head head() {
        return read(reader -> {
            checkSize(reader);
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            boolean grey = types.hasNext() && isGrey(types.next().getColorModel());
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            boolean across = Orientation.of(content).isAcross();
            return new Head(across ? width : height, across ? height : width, grey ? 1 : 3);
        });
    }

    /**
     * Decodes the image and turns it upright.
     *
     * @param large held while a large image is decoded and used: a few of these at once would fill the memory
     */
    public <T> T image(Lock large, Function<Picture, T> use) {
        return read(reader -> {
            // Asked before decoding: a few bytes can declare an image that fills the memory.
            if (checkSize(reader) < LARGE) {
                return use.apply(picture(reader));
            }
            large.lock();
            try {
                return use.apply(picture(reader));
            } finally {
                large.unlock();
            }
        });
    }

    private Picture picture(ImageReader reader) throws IOException {
        return Picture.of(image(reader)).upright(Orientation.of(content));
    }

    private BufferedImage image(ImageReader reader) throws IOException {
        AtomicBoolean cut = new AtomicBoolean();
        // Java fills a JPEG that ends early up with grey, and only warns.
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                cut.set(true);
            }
        });
        BufferedImage image = reader.read(0);
        checkSamples(image);
        if (cut.get()) {
            throw failure.apply("ends early; copy or download it again");
        }
        return image;
    }

    /** Of samples that are neither bytes nor unsigned words the file does not say which value is white. */
    private void checkSamples(BufferedImage image) {
        String found = switch (image.getColorModel() instanceof ComponentColorModel model
                ? model.getTransferType()
                : DataBuffer.TYPE_BYTE) {
            case DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT -> "";
            case DataBuffer.TYPE_SHORT -> "signed whole numbers of 16 bits";
            case DataBuffer.TYPE_INT -> "whole numbers of 32 bits";
            case DataBuffer.TYPE_FLOAT -> "real numbers of 32 bits";
            case DataBuffer.TYPE_DOUBLE -> "real numbers of 64 bits";
            default -> "numbers of a kind that is not known";
        };
        if (!found.isEmpty()) {
            throw failure.apply("has pixels that are " + found
                    + "; expected unsigned whole numbers of 8 or 16 bits; save it again as such");
        }
    }

    /** Whether all that it can show is grey; a palette is where all its colours are, as of a picture in black and white. */
    static boolean isGrey(ColorModel model) {
        return switch (model) {
            case ComponentColorModel samples -> samples.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
            case IndexColorModel palette ->
                IntStream.range(0, palette.getMapSize())
                        .allMatch(colour -> palette.getRed(colour) == palette.getGreen(colour)
                                && palette.getGreen(colour) == palette.getBlue(colour));
            default -> false;
        };
    }

    private <T> T read(Step<T> step) {
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(JpegMetadata.drop(content)))) {
            ImageReader reader = reader(stream);
            try {
                // Metadata is not looked at, and may be packed to hold any amount.
                reader.setInput(stream, true, true);
                return step.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (Failure named) {
            throw named;
        } catch (IOException | RuntimeException damaged) {
            // Java's readers answer damage with exceptions of any kind.
            throw failure.apply("is damaged: " + reason(damaged) + "; copy or download it again");
        }
    }

    private ImageReader reader(ImageInputStream stream) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (FORMS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw failure.apply("is no image; expected a file of the form PNG, JPEG, GIF, BMP or TIFF");
    }

    /** How many pixels the image has. */
    private long checkSize(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        long most = Math.min(MOST_PIXELS, Memory.mostPixels());
        if (pixels > most) {
            throw failure.apply(String.format(
                    Locale.ROOT,
                    "has %,d pixels; at most %,d are read%s",
                    pixels,
                    most,
                    most < MOST_PIXELS ? ": " + Memory.why() : ""));
        }
        return pixels;
    }

    private static String reason(Exception damaged) {
        String message = damaged.getMessage();
        return message == null || message.isBlank() ? damaged.getClass().getSimpleName() : message;
    }
}
