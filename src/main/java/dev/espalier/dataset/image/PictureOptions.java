package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelSink;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import dev.espalier.study.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What all formats of image files are told.
 *
 * @param size height and width to bring images to; empty where they must be of one size
 * @param color {@code auto}, {@code rgb} or {@code grey}
 * @param given what to normalise by, where that is said
 * @param stream what option {@code stream} says
 */
public record PictureOptions(
        List<Integer> size, Resizing resizing, String color, Optional<Normalisation> given, Optional<Boolean> stream) {
    private static final int LARGEST_SIDE = 4096;

    public static PictureOptions read(Options options) {
        List<Integer> size = options.wholes(
                "size",
                2,
                LARGEST_SIDE,
                "height and width that images are brought to; left out: their own, which must be one");
        String resize = options.word(
                "resize",
                Resizing.words(),
                "how they are brought to it; squash: stretched; crop: the middle; pad: the whole, within black");
        String color = options.word(
                "color", List.of("auto", "rgb", "grey"), "auto: grey where all training images are, else rgb");
        return new PictureOptions(
                size,
                Resizing.of(resize).orElseThrow(),
                color,
                GivenNormalisation.read(options, channels(color)),
                options.stream());
    }

    private static OptionalInt channels(String color) {
        return switch (color) {
            case "grey" -> OptionalInt.of(1);
            case "rgb" -> OptionalInt.of(3);
            default -> OptionalInt.empty();
        };
    }

    /**
     * Reads these images, on all processors.
     *
     * @param trainSize how many of them, from the first, are training ones
     */
    public RawImages images(List<ImageFile> files, int trainSize) {
        LargePictures large = new LargePictures();
        ImageForm form = form(files, trainSize, large);
        GivenNormalisation.check(given, form.channels());
        PictureSource source = new PictureSource(files, form, resizing, large);
        List<DataFile> stores =
                files.stream().map(file -> file.store().file()).distinct().toList();
        PixelSink sink = PixelSink.of(stream, form, files.size(), stores);
        Runnable check = Cancellation.here();
        IntStream.range(0, files.size()).parallel().forEach(image -> {
            check.run();
            byte[] pixels = new byte[form.pixels()];
            source.read(image, pixels, 0);
            sink.put(image, pixels, 0);
        });
        return new RawImages(sink.done(source), form, resizing, given);
    }

    /** What is not said is looked up in the heads of the files. */
    private ImageForm form(List<ImageFile> files, int trainSize, LargePictures large) {
        OptionalInt said = channels(color);
        if (!size.isEmpty() && said.isPresent()) {
            return new ImageForm(said.getAsInt(), size.get(0), size.get(1), 255);
        }
        Runnable check = Cancellation.here();
        List<PictureReader.Head> heads = files.parallelStream()
                .peek(_ -> check.run())
                .map(file -> large.read(file, PictureReader::head))
                .toList();
        int channels = said.orElseGet(() -> heads.stream()
                .limit(trainSize)
                .mapToInt(PictureReader.Head::channels)
                .max()
                .orElse(3));
        if (!size.isEmpty()) {
            return new ImageForm(channels, size.get(0), size.get(1), 255);
        }
        PictureReader.Head one = heads.getFirst();
        for (int i = 1; i < heads.size(); i++) {
            PictureReader.Head other = heads.get(i);
            if (other.height() != one.height() || other.width() != one.width()) {
                throw files.get(i)
                        .failure("is %d x %d, but %s is %d x %d; option size, such as [32, 32], brings all to one"
                                .formatted(
                                        other.height(),
                                        other.width(),
                                        files.getFirst().path(),
                                        one.height(),
                                        one.width()));
            }
        }
        if (one.height() > LARGEST_SIDE || one.width() > LARGEST_SIDE) {
            throw files.getFirst()
                    .failure("is %d x %d; option size, such as [224, 224], brings all to a smaller size"
                            .formatted(one.height(), one.width()));
        }
        return new ImageForm(channels, one.height(), one.width(), 255);
    }
}
