package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.augmentation.Augmentation.Mixing;
import dev.espalier.trainer.engine.HostArrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Mixes each image of a batch with a partner from the same batch, drawn without replacement; as in the papers' own code, one
 * share is drawn for the whole batch. Mixup (Zhang et al. 2018): {@code share x + (1 - share) partner}. Cutmix (Yun et al.
 * 2019): a box of the partner's pixels, whose sides are {@code sqrt(1 - share)} of the image's, is pasted at the same place;
 * the share is then what the box left of the image, exactly.
 */
final class Mixer {
    private final Mixing mixing;
    private final int height;
    private final int width;

    Mixer(Mixing mixing, int height, int width) {
        this.mixing = mixing;
        this.height = height;
        this.width = width;
    }

    /**
     * @param images left as they are
     * @param scratch owns the result
     */
    Augmented apply(NDArray images, SplittableRandom random, NDManager scratch) {
        boolean pastes = mixing.mixup() == 0 || (mixing.cutmix() > 0 && random.nextBoolean());
        int size = Math.toIntExact(images.getShape().get(0));
        NDArray partners = HostArrays.create(scratch, permutation(size, random));
        NDArray theirs = Gather.rows(images.reshape(size, -1), partners).reshape(images.getShape());
        double drawn = BetaShares.draw(pastes ? mixing.cutmix() : mixing.mixup(), random);
        if (!pastes) {
            NDArray mixed = images.sub(theirs).mul((float) drawn).add(theirs);
            return new Augmented(mixed, Optional.empty(), Optional.of(new Mix(partners, drawn)));
        }
        Box box = Box.draw(Math.sqrt(1 - drawn), height, width, random);
        NDArray pasted = theirs.sub(images)
                .mul(Box.inside(List.of(box), height, width, scratch))
                .add(images);
        double share = 1 - (double) box.area() / (height * width);
        return new Augmented(pasted, Optional.empty(), Optional.of(new Mix(partners, share)));
    }

    private static int[] permutation(int size, SplittableRandom random) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            places[i] = places[other];
            places[other] = i;
        }
        return places;
    }
}
