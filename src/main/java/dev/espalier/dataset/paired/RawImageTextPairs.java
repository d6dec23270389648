package dev.espalier.dataset.paired;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Division;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawExamples;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.image.ImageFile;
import dev.espalier.dataset.image.PictureOptions;
import dev.espalier.dataset.image.RawImages;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.dataset.text.RawTexts;
import dev.espalier.dataset.text.TextCutter;
import dev.espalier.dataset.text.TextOptions;
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
public record RawImageTextPairs(
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
    static RawImageTextPairs of(
            List<ImageTextPair> pairs, Optional<RawTargets.Labels> labels, PartSizes sizes, Rules rules) {
        Map<Place, Integer> numbers = new HashMap<>();
        List<ImageFile> files = new ArrayList<>();
        int[] pictureOf = new int[pairs.size()];
        List<Integer> partOf = new ArrayList<>();
        int trainPictures = 0;
        for (int i = 0; i < pictureOf.length; i++) {
            ImageTextPair pair = pairs.get(i);
            int part = sizes.partOf(i);
            pictureOf[i] = numbers.computeIfAbsent(Place.of(pair.picture()), fresh -> {
                files.add(pair.picture());
                partOf.add(part);
                return files.size() - 1;
            });
            if (part == 0) {
                trainPictures = files.size();
            }
            int first = partOf.get(pictureOf[i]);
            if (first != part) {
                throw pair.failure()
                        .of("is about image %s, which %s examples are about too; no image may be in both"
                                .formatted(Excerpt.of(pair.picture().path()), first == 0 ? "training" : "validation"));
            }
        }
        return new RawImageTextPairs(
                rules.pictures.images(files, trainPictures),
                texts(pairs, sizes.train(), rules.texts),
                pictureOf,
                labels,
                sizes);
    }

    private static RawTexts texts(List<ImageTextPair> pairs, int trainSize, TextOptions options) {
        try (TextCutter cutter = new TextCutter(options.rules(), Residency.IN_MEMORY, new Vocabulary.Room())) {
            pairs.forEach(pair -> cutter.add(pair.text(), pair.failure()));
            return options.texts(cutter, trainSize);
        }
    }

    @Override
    public int size() {
        return pictureOf.length;
    }

    /** The shape: channels, height, width of the picture, longest length in tokens of the text. */
    @Override
    public Appearance appearance(int[] rows) {
        ImageForm form = pictures.form();
        return new Appearance(
                labels.isPresent() ? Kind.QUESTION : Kind.CAPTION,
                List.of(form.channels(), form.height(), form.width(), texts.maxLength()),
                Optional.empty());
    }

    @Override
    public Division division() {
        return new Division(labels.map(RawTargets.Labels::strata).orElse(new int[size()]), Optional.of(pictureOf));
    }
}
