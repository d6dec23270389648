package dev.espalier.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Chance;
import dev.espalier.trainer.augmentation.Augmentation.Flip;
import dev.espalier.trainer.augmentation.Augmentation.Images;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
    private static final int MANY = 20_000;

    @Test
    void halfOfTheImagesAreMirroredEachWayAndOnlyTheWaysAskedFor() {
        ImageTransform[] both = ImageTransform.draw(images(Flip.BOTH), MANY, new SplittableRandom(1));
        assertThat(share(both, placement -> placement.mirrorX() == -1))
                .isCloseTo(0.5, within(Chance.ofShare(0.5, MANY)));
        assertThat(share(both, placement -> placement.mirrorY() == -1))
                .isCloseTo(0.5, within(Chance.ofShare(0.5, MANY)));
        assertThat(share(both, placement -> placement.mirrorX() == placement.mirrorY()))
                .isCloseTo(0.5, within(Chance.ofShare(0.5, MANY)));
        ImageTransform[] sideways = ImageTransform.draw(images(Flip.HORIZONTAL), MANY, new SplittableRandom(1));
        assertThat(sideways).allMatch(placement -> placement.mirrorY() == 1);
        assertThat(share(sideways, placement -> placement.mirrorX() == -1))
                .isCloseTo(0.5, within(Chance.ofShare(0.5, MANY)));
        assertThat(ImageTransform.draw(images(Flip.NONE), 100, new SplittableRandom(1)))
                .allMatch(placement -> placement.mirrorX() == 1 && placement.mirrorY() == 1)
                .allMatch(placement -> placement.right() == 0 && placement.down() == 0)
                .allMatch(placement -> placement.angle() == 0 && placement.factor() == 1);
    }

    @Test
    void movesTurnsAndSizesAreSpreadEvenlyOverTheirRanges() {
        ImageTransform[] drawn =
                ImageTransform.draw(new Images(Flip.NONE, 2, 30, 0.4, 0, 0, 0, 0), MANY, new SplittableRandom(2));
        for (int shift = -2; shift <= 2; shift++) {
            int wanted = shift;
            assertThat(share(drawn, placement -> placement.right() == wanted))
                    .isCloseTo(0.2, within(Chance.ofShare(0.2, MANY)));
            assertThat(share(drawn, placement -> placement.down() == wanted))
                    .isCloseTo(0.2, within(Chance.ofShare(0.2, MANY)));
        }
        assertFollows(
                Arrays.stream(drawn).mapToDouble(ImageTransform::angle).toArray(),
                angle -> (Math.toDegrees(angle) + 30) / 60);
        assertFollows(
                Arrays.stream(drawn).mapToDouble(ImageTransform::factor).toArray(), factor -> (factor - 0.6) / 0.8);
    }

    @Test
    void colourFactorsAreSpreadEvenlyAboutOne() {
        ColourChange[] drawn =
                ColourChange.draw(new Images(Flip.NONE, 0, 0, 0, 0.2, 0.5, 1, 0), MANY, new SplittableRandom(3));
        assertFollows(Arrays.stream(drawn).mapToDouble(ColourChange::brightness).toArray(), f -> (f - 0.8) / 0.4);
        assertFollows(Arrays.stream(drawn).mapToDouble(ColourChange::contrast).toArray(), f -> f - 0.5);
        assertFollows(Arrays.stream(drawn).mapToDouble(ColourChange::saturation).toArray(), f -> f / 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5, 1, 2.5, 20})
    void sharesHaveTheMomentsOfTheirBetaDistribution(double alpha) {
        double[] drawn = shares(alpha);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double variance = Arrays.stream(drawn)
                .map(share -> (share - mean) * (share - mean))
                .average()
                .orElseThrow();
        double expected = 1 / (4 * (2 * alpha + 1));
        assertThat(mean).isCloseTo(0.5, within(Chance.ofMean(Math.sqrt(expected), MANY)));
        assertThat(variance).isCloseTo(expected, within(expected * Chance.ofSquare(MANY)));
    }

    @Test
    void sharesFollowTheDistributionsThatHaveAClosedForm() {
        assertFollows(shares(1), share -> share);
        assertFollows(shares(0.5), share -> 2 / Math.PI * Math.asin(Math.sqrt(share)));
        assertFollows(shares(2), share -> share * share * (3 - 2 * share));
    }

    @Test
    void slicesBeginAnywhereAndAreNeverEmpty() {
        Set<Integer> starts = new HashSet<>();
        SequenceMask whole = new SequenceMask(new int[] {10, 1, 3}, 10);
        for (int seed = 0; seed < 200; seed++) {
            Slices slices = Slices.draw(whole, 0.1, new SplittableRandom(seed));
            starts.add(slices.starts()[0]);
            assertThat(slices.lengths().each()).containsExactly(1, 1, 1);
        }
        assertThat(starts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void batchesOfAnyEpochHaveStreamsOfTheirOwn() {
        Set<Long> first = new HashSet<>();
        for (int epoch = 1; epoch <= 30; epoch++) {
            for (int batch = 0; batch < 30; batch++) {
                new BatchId(9, epoch, batch).random().longs(8).forEach(first::add);
            }
        }
        assertThat(first).hasSize(30 * 30 * 8);
    }

    private static Images images(Flip flip) {
        return new Images(flip, 0, 0, 0, 0, 0, 0, 0);
    }

    private static double[] shares(double alpha) {
        SplittableRandom random = new SplittableRandom(4);
        return IntStream.range(0, MANY)
                .mapToDouble(_ -> BetaShares.draw(alpha, random))
                .toArray();
    }

    private static double share(ImageTransform[] drawn, java.util.function.Predicate<ImageTransform> which) {
        return (double) Arrays.stream(drawn).filter(which).count() / drawn.length;
    }

    /** The distance of Kolmogorov and Smirnov, at the one-in-a-thousand level. */
    private static void assertFollows(double[] drawn, DoubleUnaryOperator distribution) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(expected - (double) i / sorted.length));
            distance = Math.max(distance, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        assertThat(distance).isLessThan(1.95 / Math.sqrt(sorted.length));
    }
}
