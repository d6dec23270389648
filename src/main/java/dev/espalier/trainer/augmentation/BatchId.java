package dev.espalier.trainer.augmentation;

import dev.espalier.trainer.model.layer.Seeds;
import java.util.SplittableRandom;

/**
 * A batch's place in a trial. What is random about it follows from this alone, whatever was drawn before and whether the
 * trial was resumed.
 *
 * @param seed the trial's
 * @param epoch counted from 1
 * @param batch counted from 0 within the epoch
 */
public record BatchId(long seed, int epoch, int batch) {
    /** The source of what is drawn for the batch. */
    SplittableRandom random() {
        return new SplittableRandom(Seeds.of(seed, epoch, batch));
    }
}
