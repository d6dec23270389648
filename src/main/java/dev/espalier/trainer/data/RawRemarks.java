package dev.espalier.trainer.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts about pictures, captions or questions. Of those about one picture none is parted from the others. No model trains on
 * them yet, so that they are never a {@link Dataset}.
 *
 * @param pictures each once, however many texts are about it
 * @param pictureOf which of them each text is about
 * @param labels the answers to questions; empty where the texts are captions
 */
record RawRemarks(
        RawImages pictures, RawTexts texts, int[] pictureOf, Optional<RawTargets.Labels> labels, PartSizes sizes)
        implements RawExamples {

    /** How pictures and texts are read. */
    record Rules(PictureOptions pictures, TextOptions texts) {
        static Rules read(Options options) {
            return new Rules(PictureOptions.read(options), TextOptions.read(options));
        }
    }

    /** One picture, whichever of two texts it was found for. */
    private record Place(Path store, String path) {
        static Place of(ImageFile file) {
            return new Place(file.store().file().path(), file.path());
        }
    }

    /** @throws DatasetFailure if a picture is damaged, or has texts in two parts */
    static RawRemarks of(List<Remark> remarks, Optional<RawTargets.Labels> labels, PartSizes sizes, Rules rules) {
        Map<Place, Integer> numbers = new HashMap<>();
        List<ImageFile> files = new ArrayList<>();
        int[] pictureOf = new int[remarks.size()];
        List<Integer> partOf = new ArrayList<>();
        int trainPictures = 0;
        for (int i = 0; i < pictureOf.length; i++) {
            Remark remark = remarks.get(i);
            int part = sizes.partOf(i);
            pictureOf[i] = numbers.computeIfAbsent(Place.of(remark.picture()), fresh -> {
                files.add(remark.picture());
                partOf.add(part);
                return files.size() - 1;
            });
            if (part == 0) {
                trainPictures = files.size();
            }
            int first = partOf.get(pictureOf[i]);
            if (first != part) {
                throw remark.failure()
                        .of("is about image %s, which %s examples are about too; no image may be in both"
                                .formatted(
                                        Excerpt.of(remark.picture().path()), first == 0 ? "training" : "validation"));
            }
        }
        return new RawRemarks(
                rules.pictures.images(files, trainPictures),
                texts(remarks, sizes.train(), rules.texts),
                pictureOf,
                labels,
                sizes);
    }

    private static RawTexts texts(List<Remark> remarks, int trainSize, TextOptions options) {
        try (TextCutter cutter = new TextCutter(options.rules(), Holding.IN_MEMORY, new Words.Room())) {
            remarks.forEach(remark -> cutter.add(remark.text(), remark.failure()));
            return options.texts(cutter, trainSize);
        }
    }

    @Override
    public int size() {
        return pictureOf.length;
    }

    Kind kind() {
        return labels.isPresent() ? Kind.QUESTION : Kind.CAPTION;
    }

    /** Of one example: channels, height, width of the picture, longest length in tokens of the text. */
    List<Integer> shape() {
        ImageForm form = pictures.form();
        return List.of(form.channels(), form.height(), form.width(), texts.maxLength());
    }

    @Override
    public Division division() {
        return new Division(labels.map(RawTargets.Labels::strata).orElse(new int[size()]), Optional.of(pictureOf));
    }
}
