package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.trainer.augmentation.Augmentation.Texts;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Takes some of each text's tokens for unknown. Padding stays padding. */
final class TextAugmenter implements Augmenter {
    private final Texts texts;

    TextAugmenter(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Augmented apply(NDArray inputs, Optional<SequenceMask> lengths, BatchId batchId, NDManager scratch) {
        SplittableRandom random = batchId.random();
        int[] each = lengths.orElseThrow().each();
        int steps = lengths.orElseThrow().steps();
        int[] kept = new int[each.length * steps];
        int[] unknown = new int[kept.length];
        Arrays.fill(kept, 1);
        for (int i = 0; i < each.length; i++) {
            for (int step = 0; step < each[i]; step++) {
                if (random.nextDouble() < texts.wordDropout()) {
                    kept[i * steps + step] = 0;
                    unknown[i * steps + step] = TextPreprocessing.UNKNOWN;
                }
            }
        }
        NDArray changed = inputs.mul(HostArrays.create(scratch, kept, inputs.getShape()))
                .add(HostArrays.create(scratch, unknown, inputs.getShape()));
        return new Augmented(changed, lengths, Optional.empty());
    }
}
