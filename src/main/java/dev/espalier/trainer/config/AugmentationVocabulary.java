package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.augmentation.Augmentation;
import dev.espalier.trainer.augmentation.Augmentation.Flip;
import dev.espalier.trainer.augmentation.Augmentation.Images;
import dev.espalier.trainer.augmentation.Augmentation.Mixing;
import dev.espalier.trainer.augmentation.Augmentation.Series;
import dev.espalier.trainer.augmentation.Augmentation.Texts;
import java.util.List;

/** The member {@code augmentation}: what each of its members takes, and the augmentation they say. All are off by default. */
final class AugmentationVocabulary {
    private static final double MOST_ALPHA = 32;

    private AugmentationVocabulary() {}

    static Shape.Fields fields() {
        FieldsBuilder fields = new FieldsBuilder();
        images(fields);
        return fields.real("jitter", 0, 10, 0, "series: deviation of noise added to standardised values")
                .real("scaling", 0, 2, 0, "series: deviation of a factor of mean 1, one a series")
                .real("window", 0.05, 1, 1, "series: share of the length that a random slice keeps; 1 for all")
                .real("word_dropout", 0, 0.95, 0, "texts: share of the tokens taken for unknown")
                .build();
    }

    private static void images(FieldsBuilder fields) {
        fields.word(
                        "flip",
                        List.of("none", "horizontal", "vertical", "both"),
                        "none",
                        "images: mirrorings, each with probability one half")
                .whole("crop_padding", 0, 512, 0, "images: pixels of padding with the mean, before a random crop")
                .real("rotation", 0, 180, 0, "images: greatest turn either way, in degrees")
                .real("scale", 0, 0.9, 0, "images: greatest share by which they grow or shrink")
                .real("brightness", 0, 1, 0, "images: greatest share by which light is added or taken")
                .real("contrast", 0, 1, 0, "images: greatest share by which contrast is added or taken")
                .real("saturation", 0, 1, 0, "images in colour: greatest share by which saturation is added or taken")
                .real("cutout", 0, 1, 0, "images: side of a square set to the mean, as a share of the image's sides")
                .real("mixup", 0, MOST_ALPHA, 0, "images: alpha of the shares in which two are blended; 0 for none")
                .real(
                        "cutmix",
                        0,
                        MOST_ALPHA,
                        0,
                        "images: alpha of the shares of a box pasted from another; 0 for none");
    }

    static Augmentation read(ConfigReader filled) {
        return new Augmentation(
                new Images(
                        filled.word("flip", Flip.class),
                        filled.whole("crop_padding"),
                        filled.number("rotation"),
                        filled.number("scale"),
                        filled.number("brightness"),
                        filled.number("contrast"),
                        filled.number("saturation"),
                        filled.number("cutout")),
                new Mixing(filled.number("mixup"), filled.number("cutmix")),
                new Series(filled.number("jitter"), filled.number("scaling"), filled.number("window")),
                new Texts(filled.number("word_dropout")));
    }
}
