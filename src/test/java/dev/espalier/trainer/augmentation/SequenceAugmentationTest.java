package dev.espalier.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Devices;
import dev.espalier.trainer.augmentation.Augmentation.Series;
import dev.espalier.trainer.augmentation.Augmentation.Texts;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceAugmentationTest {
    private static final int STEPS = 20;
    private static final int CHANNELS = 2;
    private static final int[] OWN = {20, 1, 7, 14};
    private static final BatchId MOMENT = new BatchId(3, 2, 1);

    /** What came out. */
    private record Changed(float[] values, int[] own, int steps) {
        float at(int series, int step, int channel) {
            return values[(series * steps + step) * CHANNELS + channel];
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aWindowIsASliceOfEachSeriesOwnStepsAndTheRestIsPadding(EngineChoice engine) {
        Slices slices = Slices.draw(new SequenceMask(OWN, STEPS), 0.5, MOMENT.random());
        Changed changed = changed(engine, new Series(0, 0, 0.5));
        assertThat(changed.own).containsExactly(10, 1, 4, 7);
        assertThat(changed.steps).isEqualTo(16);
        for (int i = 0; i < OWN.length; i++) {
            assertThat(slices.starts()[i]).isBetween(0, OWN[i] - changed.own[i]);
            for (int step = 0; step < changed.steps; step++) {
                float expected = step < changed.own[i] ? value(i, slices.starts()[i] + step, 1) : 0;
                assertThat(changed.at(i, step, 1)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void scalingMultipliesEachSeriesByOneFactor(EngineChoice engine) {
        SplittableRandom random = MOMENT.random();
        Changed changed = changed(engine, new Series(0, 0.3, 1));
        assertThat(changed.own).containsExactly(OWN);
        for (int i = 0; i < OWN.length; i++) {
            double factor = random.nextGaussian(1, 0.3);
            for (int step = 0; step < STEPS; step++) {
                assertThat((double) changed.at(i, step, 0))
                        .isCloseTo(factor * value(i, step, 0), within(2 * Rounding.of(3)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void jitterAddsNoiseToOwnStepsAlone(EngineChoice engine) {
        Changed changed = changed(engine, new Series(0.2, 0, 1));
        double squares = 0;
        for (int i = 0; i < OWN.length; i++) {
            for (int step = 0; step < STEPS; step++) {
                double added = changed.at(i, step, 1) - value(i, step, 1);
                assertThat(added == 0).isEqualTo(step >= OWN[i]);
                squares += added * added;
            }
        }
        int own = Arrays.stream(OWN).sum();
        assertThat(Math.sqrt(squares / own)).isCloseTo(0.2, within(Chance.ofMean(0.2 / Math.sqrt(2), own)));
    }

    @Test
    void bothEnginesMakeTheSameOfABatch() {
        Series everything = new Series(0.3, 0.2, 0.7);
        Changed one = changed(EngineChoice.MXNET, everything);
        Changed other = changed(EngineChoice.PYTORCH, everything);
        assertThat(other.values)
                .usingComparatorWithPrecision((float) (3 * Rounding.of(6)))
                .containsExactly(one.values);
        assertThat(other.own).containsExactly(one.own);
    }

    @Test
    void noiseIsNormalAndLongerThanItsSampleToo() {
        try (NDManager manager = Devices.manager(EngineChoice.MXNET)) {
            float[] noise = new Noise(manager)
                    .next(new Shape(700, 1000), new SplittableRandom(1), manager)
                    .toFloatArray();
            double mean = 0;
            double squares = 0;
            double within = 0;
            for (float value : noise) {
                mean += value / noise.length;
                squares += (double) value * value / noise.length;
                within += Math.abs(value) < 1 ? 1.0 / noise.length : 0;
            }
            // What is behind the sample repeats it, so there are hardly more draws than the longest window has.
            int drawn = 1 << 18;
            assertThat(mean).isCloseTo(0, within(Chance.ofMean(1, drawn)));
            assertThat(squares).isCloseTo(1, within(Chance.ofSquare(drawn)));
            assertThat(within).isCloseTo(0.6827, within(Chance.ofShare(0.6827, drawn)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void wordDropoutMakesTokensUnknownButNeverPadding(EngineChoice engine) {
        int[] own = {50, 9, 30};
        int[] ids = new int[own.length * 50];
        for (int i = 0; i < own.length; i++) {
            Arrays.fill(ids, i * 50, i * 50 + own[i], 7);
        }
        try (NDManager manager = Devices.manager(engine)) {
            int[] changed = new TextAugmenter(new Texts(0.3))
                    .apply(
                            HostArrays.create(manager, ids, new Shape(own.length, 50)),
                            Optional.of(new SequenceMask(own, 50)),
                            MOMENT,
                            manager)
                    .inputs()
                    .toIntArray();
            int unknown = 0;
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == TextPreprocessing.PADDING) {
                    assertThat(changed[i]).isEqualTo(TextPreprocessing.PADDING);
                } else {
                    assertThat(changed[i]).isIn(7, TextPreprocessing.UNKNOWN);
                    unknown += changed[i] == TextPreprocessing.UNKNOWN ? 1 : 0;
                }
            }
            int words = Arrays.stream(own).sum();
            assertThat((double) unknown / words).isCloseTo(0.3, within(Chance.ofShare(0.3, words)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aBatchLeavesNothingBehindWithTheAugmenter(EngineChoice engine) {
        try (NDManager owner = Devices.manager(engine)) {
            SeriesAugmenter augmenter = new SeriesAugmenter(new Series(0.1, 0.1, 0.8), owner);
            int kept = owner.getManagedArrays().size();
            for (int batch = 0; batch < 4; batch++) {
                try (NDManager scratch = owner.newSubManager()) {
                    augmenter.apply(
                            scratch.zeros(new Shape(OWN.length, STEPS, CHANNELS)),
                            Optional.of(new SequenceMask(OWN, STEPS)),
                            new BatchId(1, 1, batch),
                            scratch);
                }
            }
            assertThat(owner.getManagedArrays()).hasSize(kept);
        }
    }

    private static float value(int series, int step, int channel) {
        return step < OWN[series] ? (float) Math.sin(1 + series * 5 + step * 0.7 + channel) : 0;
    }

    private static Changed changed(EngineChoice engine, Series series) {
        float[] values = new float[OWN.length * STEPS * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i / CHANNELS / STEPS, i / CHANNELS % STEPS, i % CHANNELS);
        }
        try (NDManager manager = Devices.manager(engine)) {
            Augmented augmented = new SeriesAugmenter(series, manager)
                    .apply(
                            HostArrays.create(manager, values, new Shape(OWN.length, STEPS, CHANNELS)),
                            Optional.of(new SequenceMask(OWN, STEPS)),
                            MOMENT,
                            manager);
            SequenceMask lengths = augmented.lengths().orElseThrow();
            assertThat(augmented.inputs().getShape()).isEqualTo(new Shape(OWN.length, lengths.steps(), CHANNELS));
            return new Changed(augmented.inputs().toFloatArray(), lengths.each(), lengths.steps());
        }
    }
}
