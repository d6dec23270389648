package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A part of each series of a batch (window slicing, Le Guennec et al. 2016).
 *
 * @param starts the first step of each that is kept
 * @param lengths of the parts, in a batch hardly longer than the longest of them
 */
record Slices(int[] starts, SequenceMask lengths) {

    /**
     * Draws slices that keep {@code share} of each series' own steps, rounded, one at least; each start is as likely.
     *
     * @param whole the series before
     */
    static Slices draw(SequenceMask whole, double share, SplittableRandom random) {
        int[] own = whole.each();
        int[] starts = new int[own.length];
        int[] kept = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            kept[i] = Math.clamp(Math.round(share * own[i]), 1, own[i]);
            starts[i] = random.nextInt(own[i] - kept[i] + 1);
        }
        int longest = Arrays.stream(kept).max().orElse(1);
        // Rounded up, as an engine plans its work anew for every new length.
        return new Slices(starts, new SequenceMask(kept, Math.min(whole.steps(), (longest + 7) / 8 * 8)));
    }

    /** The parts of {@code series}, padded with 0. */
    NDArray of(NDArray series, NDManager scratch) {
        int[] kept = lengths.each();
        int steps = lengths.steps();
        int before = Math.toIntExact(series.getShape().get(1));
        int[] index = new int[starts.length * steps];
        float[] mask = new float[index.length];
        for (int i = 0; i < starts.length; i++) {
            for (int step = 0; step < steps; step++) {
                int at = i * steps + step;
                index[at] = i * before + (step < kept[i] ? starts[i] + step : 0);
                mask[at] = step < kept[i] ? 1 : 0;
            }
        }
        long channels = series.getShape().get(2);
        NDArray rows = HostArrays.create(scratch, index, new Shape(starts.length, steps));
        return Gather.rows(series.reshape(-1, channels), rows)
                .mul(HostArrays.create(scratch, mask, new Shape(starts.length, steps, 1)));
    }
}
