package dev.espalier.dataset.image;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelSink;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * IDX, the form of MNIST, plain or gzip: grey images in one file (magic 0x00000803: unsigned bytes, three dimensions),
 * labels in another (0x00000801). Option {@code classes} names the labels 0, 1, …
 */
public final class IdxFormat implements DatasetFormat {
    /** What option {@code classes} means where labels are numbers. */
    static final String CLASSES = "names of the labels 0, 1, …; left out: the numbers themselves";

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public List<String> paths() {
        return List.of("images", "labels");
    }

    @Override
    public Reading reading(Options options) {
        List<String> classNames = options.texts("classes", CLASSES);
        Optional<Normalisation> given = GivenNormalisation.read(options, OptionalInt.of(1));
        Optional<Boolean> stream = options.stream();
        return files -> read(files, classNames, given, stream);
    }

    private static RawData read(
            SourceFiles files, List<String> classNames, Optional<Normalisation> given, Optional<Boolean> stream) {
        List<IdxPart> parts = files.parts().stream().map(IdxPart::read).toList();
        IdxPart first = parts.getFirst();
        for (IdxPart part : parts) {
            if (part.height() != first.height() || part.width() != first.width()) {
                throw DatasetFailure.of(
                        part.images().file().name(),
                        "has images of %d x %d; expected %d x %d, as the training file has"
                                .formatted(part.height(), part.width(), first.height(), first.width()));
            }
        }
        PartSizes sizes = PartSizes.of(parts.size(), part -> parts.get(part).size());
        List<String> labels = new ArrayList<>();
        for (IdxPart part : parts) {
            labels.addAll(part.labelNames(classNames));
        }
        RawTargets targets = ClassLabels.index(
                labels,
                sizes.train(),
                classNames,
                (example, message) -> parts.get(sizes.partOf(example)).labelFailure(sizes.within(example), message));
        ImageForm form = new ImageForm(1, first.height(), first.width(), 255);
        List<DataFile> imageFiles =
                parts.stream().map(part -> part.images().file()).toList();
        PixelSink sink = PixelSink.of(stream, form, sizes.total(), imageFiles);
        int from = 0;
        for (IdxPart part : parts) {
            part.into(sink, from);
            from += part.size();
        }
        RecordSource source =
                new RecordSource(parts.stream().map(IdxPart::records).toList(), form.pixels());
        RawImages images = new RawImages(sink.done(source), form, Resizing.SQUASH, given);
        return new RawData(images, targets, sizes);
    }
}
