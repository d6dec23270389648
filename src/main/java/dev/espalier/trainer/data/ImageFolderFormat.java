package dev.espalier.trainer.data;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A folder, or a zip of one, with a folder for each class, which is called as that is, and the class's images in it or
 * below it. The folders of the classes may lie together within another. What is hidden, and notes beside the folders of
 * the classes, are passed over.
 *
 * <p>Option {@code size} is the height and width to bring images to, in the way of option {@code resize}: {@code squash},
 * {@code crop} or {@code pad}; without it, images must be of one size. Option {@code color}: {@code rgb}, {@code grey}, or
 * {@code auto}, which is grey where all images are.
 */
final class ImageFolderFormat implements DatasetFormat {
    private static final int LARGEST_SIDE = 4096;

    @Override
    public String name() {
        return "image-folder";
    }

    @Override
    public List<String> paths() {
        return List.of("folder or zip");
    }

    @Override
    public List<DataFile> files(DataFile path) {
        if (!Files.isDirectory(path.path())) {
            return List.of(path);
        }
        ImageStore.Folder folder = ImageStore.Folder.of(path);
        return ImageTree.images(folder).stream()
                .map(image -> folder.files().get(image.path()))
                .toList();
    }

    @Override
    public Reading reading(Options options) {
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
        Chosen chosen = new Chosen(
                size,
                Resizing.of(resize).orElseThrow(),
                color,
                GivenNormalisation.read(options, channels(color)),
                PixelSink.option(options));
        return (train, test) -> read(train, test, chosen);
    }

    /** The options. */
    private record Chosen(
            List<Integer> size,
            Resizing resizing,
            String color,
            Optional<Normalisation> given,
            Optional<Boolean> stream) {}

    private static OptionalInt channels(String color) {
        return switch (color) {
            case "grey" -> OptionalInt.of(1);
            case "rgb" -> OptionalInt.of(3);
            default -> OptionalInt.empty();
        };
    }

    private static RawData read(List<DataFile> train, List<DataFile> test, Chosen chosen) {
        List<ImageFile> first = ImageTree.images(ImageStore.open(train.getFirst()));
        List<ImageFile> files = new ArrayList<>(first);
        test.forEach(path -> files.addAll(ImageTree.images(ImageStore.open(path))));
        RawTargets targets = ClassLabels.index(
                files.stream().map(ImageFile::label).toList(),
                first.size(),
                List.of(),
                (image, message) -> files.get(image).failure(message));
        LargePictures large = new LargePictures();
        ImageForm form = form(files, first.size(), chosen.size, channels(chosen.color), large);
        GivenNormalisation.check(chosen.given, form.channels());
        PictureSource source = new PictureSource(files, form, chosen.resizing, large);
        PixelSink sink = PixelSink.of(chosen.stream, form, files.size(), train);
        IntStream.range(0, files.size()).parallel().forEach(image -> {
            byte[] pixels = new byte[form.pixels()];
            source.read(image, pixels, 0);
            sink.put(image, pixels, 0);
        });
        return new RawData(
                new RawImages(sink.done(source), form, chosen.resizing, chosen.given), targets, first.size());
    }

    /** What is not said is looked up in the heads of the files. */
    private static ImageForm form(
            List<ImageFile> files, int trainSize, List<Integer> size, OptionalInt said, LargePictures large) {
        if (!size.isEmpty() && said.isPresent()) {
            return new ImageForm(said.getAsInt(), size.get(0), size.get(1), 255);
        }
        List<PictureReader.Head> heads = files.parallelStream()
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
