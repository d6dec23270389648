package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.augmentation.Augmentation.Series;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Changes time series: slices, factors, noise. Padding stays 0. */
final class SeriesAugmenter implements Augmenter {
    private final Series series;
    private final Optional<Noise> noise;

    /** @param owner of what is kept on the device */
    SeriesAugmenter(Series series, NDManager owner) {
        this.series = series;
        this.noise = series.jitter() > 0 ? Optional.of(new Noise(owner)) : Optional.empty();
    }

    @Override
    public Augmented apply(NDArray inputs, Optional<SequenceMask> lengths, BatchId batchId, NDManager scratch) {
        SplittableRandom random = batchId.random();
        SequenceMask own = lengths.orElseThrow();
        NDArray changed = inputs;
        if (series.window() < 1) {
            Slices slices = Slices.draw(own, series.window(), random);
            own = slices.lengths();
            changed = slices.of(inputs, scratch);
        }
        if (series.scaling() > 0) {
            int size = own.each().length;
            float[] factors = new float[size];
            for (int i = 0; i < size; i++) {
                factors[i] = (float) random.nextGaussian(1, series.scaling());
            }
            changed = changed.mul(HostArrays.create(scratch, factors, new Shape(size, 1, 1)));
        }
        if (noise.isPresent()) {
            NDArray added =
                    noise.get().next(changed.getShape(), random, scratch).mul((float) series.jitter());
            changed = changed.add(isFull(own) ? added : added.mul(own(own, scratch)));
        }
        return new Augmented(changed, Optional.of(own), Optional.empty());
    }

    private static boolean isFull(SequenceMask lengths) {
        return Arrays.stream(lengths.each()).allMatch(length -> length == lengths.steps());
    }

    /** 1 for a series' own steps, 0 for padding. */
    private static NDArray own(SequenceMask lengths, NDManager scratch) {
        int[] each = lengths.each();
        float[] mask = new float[each.length * lengths.steps()];
        for (int i = 0; i < each.length; i++) {
            Arrays.fill(mask, i * lengths.steps(), i * lengths.steps() + each[i], 1);
        }
        return HostArrays.create(scratch, mask, new Shape(each.length, lengths.steps(), 1));
    }
}
