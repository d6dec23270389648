package dev.espalier.trainer.augmentation;

import dev.espalier.trainer.augmentation.Augmentation.Images;
import java.util.SplittableRandom;

/**
 * What becomes of one image's colours.
 *
 * @param brightness a factor; 1 changes nothing
 * @param contrast a factor; 1 changes nothing
 * @param saturation a factor; 1 changes nothing
 */
record ColourChange(double brightness, double contrast, double saturation) {

    /** Draws one for each of {@code size} images: factors uniform from 1 less the share asked for to 1 more. */
    static ColourChange[] draw(Images images, int size, SplittableRandom random) {
        ColourChange[] drawn = new ColourChange[size];
        for (int i = 0; i < size; i++) {
            double brightness = 1 + images.brightness() * (2 * random.nextDouble() - 1);
            double contrast = 1 + images.contrast() * (2 * random.nextDouble() - 1);
            double saturation = 1 + images.saturation() * (2 * random.nextDouble() - 1);
            drawn[i] = new ColourChange(brightness, contrast, saturation);
        }
        return drawn;
    }
}
