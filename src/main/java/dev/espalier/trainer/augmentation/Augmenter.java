package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;

/** Changes batches of training examples, on the device. */
public sealed interface Augmenter permits ImageAugmenter, SeriesAugmenter, TextAugmenter {

    /**
     * Changes one batch. To be called outside what is differentiated.
     *
     * @param inputs left as they are: images {@code batch x channels x height x width}, series {@code batch x steps x
     *     channels}, texts {@code batch x steps} ids
     * @param lengths of the sequences; empty where the input is no sequence
     * @param scratch owns the result
     */
    Augmented apply(NDArray inputs, Optional<SequenceMask> lengths, BatchId batchId, NDManager scratch);

    /** An augmenter of one trial, to be set up on the device that the trial runs on. */
    @FunctionalInterface
    interface Plan {
        /** @param owner of what the augmenter keeps on the device */
        Augmenter on(NDManager owner);
    }

    /**
     * What {@code augmentation} does to data prepared by {@code preprocessing}; empty where that is nothing.
     *
     * @param augmentation what is meant for data of another kind in it is left aside
     */
    static Optional<Plan> plan(Augmentation augmentation, InputPreprocessing preprocessing) {
        if (!augmentation.isOnFor(preprocessing.kind())) {
            return Optional.empty();
        }
        return switch (preprocessing) {
            case ImagePreprocessing image -> Optional.of(owner -> new ImageAugmenter(augmentation, image, owner));
            case SeriesPreprocessing _ -> Optional.of(owner -> new SeriesAugmenter(augmentation.series(), owner));
            case TextPreprocessing _ -> Optional.of(_ -> new TextAugmenter(augmentation.texts()));
            case TabularPreprocessing _ -> Optional.empty();
        };
    }
}
