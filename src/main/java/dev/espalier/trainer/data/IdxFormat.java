package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * IDX, the form of MNIST, plain or gzip: grey images in one file (magic 0x00000803: unsigned bytes, three dimensions),
 * labels in another (0x00000801). Option {@code classes} names the labels 0, 1, …
 */
final class IdxFormat implements DatasetFormat {
    @Override
    public String name() {
        return "idx";
    }

    @Override
    public List<String> paths() {
        return List.of("images", "labels");
    }

    @Override
    public RawData read(List<DataFile> train, List<DataFile> test, Options options) {
        List<String> classNames = options.texts("classes");
        Optional<Normalisation> given = GivenNormalisation.read(options);
        options.check();
        GivenNormalisation.check(given, 1);
        List<IdxPart> parts = new ArrayList<>(List.of(IdxPart.read(train)));
        IdxPart first = parts.getFirst();
        if (!test.isEmpty()) {
            IdxPart second = IdxPart.read(test);
            if (second.height() != first.height() || second.width() != first.width()) {
                throw DatasetFailure.of(
                        test.getFirst().name(),
                        "has images of %d x %d; expected %d x %d, as the training file has"
                                .formatted(second.height(), second.width(), first.height(), first.width()));
            }
            parts.add(second);
        }
        List<String> labels = new ArrayList<>();
        for (IdxPart part : parts) {
            labels.addAll(part.labelNames(classNames));
        }
        RawTargets targets = ClassLabels.index(
                labels,
                first.size(),
                classNames,
                (example, message) -> parts.getLast().labelFailure(example - first.size(), message));
        RawImages images = new RawImages(
                new Pixels.Bytes(join(parts)),
                new ImageForm(1, first.height(), first.width(), 255),
                Resizing.SQUASH,
                given);
        return new RawData(images, targets, first.size());
    }

    private static byte[] join(List<IdxPart> parts) {
        byte[] first = parts.getFirst().pixels();
        if (parts.size() == 1) {
            return first;
        }
        byte[] second = parts.getLast().pixels();
        byte[] joined = Arrays.copyOf(first, Math.addExact(first.length, second.length));
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
