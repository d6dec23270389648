package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.trainer.augmentation.Augmentation.Images;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Changes images: where their pixels lie, their colours, a blanked square, and last what of another is mixed in. */
final class ImageAugmenter implements Augmenter {
    private final Augmentation augmentation;
    private final int height;
    private final int width;
    private final Shifts shifts;
    private final Warp warp;
    private final Colours colours;
    private final Mixer mixer;

    /** @param owner of what is kept on the device */
    ImageAugmenter(Augmentation augmentation, ImagePreprocessing preprocessing, NDManager owner) {
        this.augmentation = augmentation;
        this.height = preprocessing.height();
        this.width = preprocessing.width();
        this.shifts = new Shifts(preprocessing.channels(), height, width);
        this.warp = new Warp(preprocessing.channels(), height, width, owner);
        this.colours = new Colours(preprocessing);
        this.mixer = new Mixer(augmentation.mixing(), height, width);
    }

    @Override
    public Augmented apply(NDArray inputs, Optional<SequenceMask> lengths, BatchId batchId, NDManager scratch) {
        SplittableRandom random = batchId.random();
        Images images = augmentation.images();
        int size = Math.toIntExact(inputs.getShape().get(0));
        NDArray changed = inputs;
        if (images.moves()) {
            ImageTransform[] placements = ImageTransform.draw(images, size, random);
            changed = images.turns()
                    ? warp.apply(changed, placements, scratch)
                    : shifts.apply(changed, placements, scratch);
        }
        if (images.colours()) {
            changed = colours.apply(changed, ColourChange.draw(images, size, random), scratch);
        }
        if (images.cutout() > 0) {
            changed = changed.mul(Box.inside(
                            IntStream.range(0, size)
                                    .mapToObj(_ -> Box.draw(images.cutout(), height, width, random))
                                    .toList(),
                            height,
                            width,
                            scratch)
                    .neg()
                    .add(1));
        }
        return augmentation.mixing().isOn()
                ? mixer.apply(changed, random, scratch)
                : new Augmented(changed, lengths, Optional.empty());
    }
}
