package dev.espalier.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Devices;
import dev.espalier.trainer.augmentation.Augmentation.Flip;
import dev.espalier.trainer.augmentation.Augmentation.Images;
import dev.espalier.trainer.augmentation.Augmentation.Mixing;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageAugmentationTest {
    private static final int SIZE = 5;
    private static final int HEIGHT = 6;
    private static final int WIDTH = 9;
    private static final double[] MEAN = {0.5, 0.3, 0.6};
    private static final double[] DEVIATION = {0.2, 0.25, 0.3};
    private static final double GREATEST = 4;

    /** Places up to the width are made of six products and sums, and pixels blended by them differ by twice the greatest. */
    private static final double BLENDED = 2 * GREATEST * (WIDTH * Rounding.of(6) + Rounding.of(8));

    /** To light within 1 and back, with a mean over all pixels of three channels. */
    private static final double COLOURED = 1 / DEVIATION[0] * Rounding.of(3 * HEIGHT * WIDTH + 20);

    private static final Images EVERYTHING = new Images(Flip.BOTH, 2, 40, 0.3, 0.4, 0.5, 0.6, 0.4);

    static Stream<Arguments> picturesOnBothEngines() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Stream.of(1, 3)
                        .map(channels -> Arguments.of(engine, Pictures.random(SIZE, channels, HEIGHT, WIDTH))));
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void mirroringAndMovingCopyEachPixelFromWhereItsPlacementSays(EngineChoice engine, Pictures pictures) {
        Images images = new Images(Flip.BOTH, 3, 0, 0, 0, 0, 0, 0);
        for (int seed = 0; seed < 4; seed++) {
            ImageTransform[] placements = ImageTransform.draw(images, SIZE, new SplittableRandom(seed));
            try (NDManager manager = Devices.manager(engine)) {
                NDArray moved =
                        new Shifts(pictures.channels(), HEIGHT, WIDTH).apply(pictures.on(manager), placements, manager);
                assertEqual(moved, pictures.placed(placements), 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void turningAndScalingBlendTheFourPixelsAround(EngineChoice engine, Pictures pictures) {
        for (int seed = 0; seed < 4; seed++) {
            ImageTransform[] placements = ImageTransform.draw(EVERYTHING, SIZE, new SplittableRandom(seed));
            try (NDManager manager = Devices.manager(engine)) {
                NDArray turned = new Warp(pictures.channels(), HEIGHT, WIDTH, manager)
                        .apply(pictures.on(manager), placements, manager);
                assertEqual(turned, pictures.placed(placements), BLENDED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aQuarterTurnAndADoublingAreWhatTheySay(EngineChoice engine) {
        Pictures square = Pictures.random(2, 1, 5, 5);
        ImageTransform[] placements = {
            new ImageTransform(1, 1, 0, 0, Math.PI / 2, 1), new ImageTransform(1, 1, 0, 0, 0, 2),
        };
        try (NDManager manager = Devices.manager(engine)) {
            NDArray turned = new Warp(1, 5, 5, manager).apply(square.on(manager), placements, manager);
            assertEqual(
                    turned,
                    square.map(place -> place.image() == 0
                            ? square.at(0, 0, 4 - place.x(), place.y())
                            : square.placed(placements).at(place)),
                    BLENDED);
            assertThat(turned.getFloat(1, 0, 2, 2)).isEqualTo((float) square.at(1, 0, 2, 2));
            assertThat(turned.getFloat(1, 0, 4, 0)).isEqualTo((float) square.at(1, 0, 3, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void whatIsPutWhereItWasStaysTheSame(EngineChoice engine, Pictures pictures) {
        ImageTransform[] still = new ImageTransform[SIZE];
        Arrays.fill(still, new ImageTransform(1, 1, 0, 0, 0, 1));
        try (NDManager manager = Devices.manager(engine)) {
            NDArray images = pictures.on(manager);
            assertEqual(new Shifts(pictures.channels(), HEIGHT, WIDTH).apply(images, still, manager), pictures, 0);
            assertEqual(
                    new Warp(pictures.channels(), HEIGHT, WIDTH, manager).apply(images, still, manager), pictures, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void coloursChangeAsLightWould(EngineChoice engine, Pictures pictures) {
        ColourChange[] changes = ColourChange.draw(EVERYTHING, SIZE, new SplittableRandom(3));
        try (NDManager manager = Devices.manager(engine)) {
            NDArray changed = colours(pictures.channels()).apply(pictures.on(manager), changes, manager);
            assertEqual(changed, pictures.coloured(changes, MEAN, DEVIATION), COLOURED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void whatIsBlackAndHalfAsBrightStaysBlack(EngineChoice engine) {
        Pictures black = Pictures.random(1, 3, 2, 2).map(place -> -MEAN[place.channel()] / DEVIATION[place.channel()]);
        ColourChange[] darker = {new ColourChange(0.5, 1, 1)};
        try (NDManager manager = Devices.manager(engine)) {
            assertEqual(colours(3).apply(black.on(manager), darker, manager), black, COLOURED);
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void cuttingOutBlanksABoxOfEachImage(EngineChoice engine, Pictures pictures) {
        BatchId batchId = new BatchId(5, 1, 0);
        SplittableRandom random = batchId.random();
        List<Box> boxes = IntStream.range(0, SIZE)
                .mapToObj(_ -> Box.draw(0.5, HEIGHT, WIDTH, random))
                .toList();
        Images images = new Images(Flip.NONE, 0, 0, 0, 0, 0, 0, 0.5);
        try (NDManager manager = Devices.manager(engine)) {
            NDArray cut = augmented(images, new Mixing(0, 0), pictures, batchId, manager)
                    .inputs();
            assertEqual(cut, pictures.map(place -> holds(boxes.get(place.image()), place) ? 0 : pictures.at(place)), 0);
        }
        assertThat(boxes).anyMatch(box -> box.area() == 3 * 5).anyMatch(box -> box.area() < 3 * 5);
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void mixingUpBlendsEachImageWithItsPartner(EngineChoice engine, Pictures pictures) {
        try (NDManager manager = Devices.manager(engine)) {
            Augmented mixed =
                    augmented(Augmentation.NONE.images(), new Mixing(0.7, 0), pictures, new BatchId(5, 1, 0), manager);
            int[] partners = partners(mixed);
            double share = mixed.mix().orElseThrow().share();
            assertThat(share).isStrictlyBetween(0.0, 1.0);
            assertEqual(
                    mixed.inputs(),
                    pictures.map(place -> share * pictures.at(place)
                            + (1 - share)
                                    * pictures.at(partners[place.image()], place.channel(), place.y(), place.x())),
                    BLENDED);
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOnBothEngines")
    void cutMixPastesABoxOfThePartnerAndSharesByArea(EngineChoice engine, Pictures pictures) {
        for (int batch = 0; batch < 6; batch++) {
            try (NDManager manager = Devices.manager(engine)) {
                BatchId batchId = new BatchId(5, 1, batch);
                Augmented mixed = augmented(Augmentation.NONE.images(), new Mixing(0, 1), pictures, batchId, manager);
                int[] partners = partners(mixed);
                float[] pixels = mixed.inputs().toFloatArray();
                int image = IntStream.range(0, SIZE)
                        .filter(i -> partners[i] != i)
                        .findFirst()
                        .orElseThrow();
                int first = image * pictures.channels() * HEIGHT * WIDTH;
                int pasted = 0;
                for (int y = 0; y < HEIGHT; y++) {
                    for (int x = 0; x < WIDTH; x++) {
                        float pixel = pixels[first + y * WIDTH + x];
                        boolean theirs = Math.abs(pixel - pictures.at(partners[image], 0, y, x)) < BLENDED;
                        assertThat(theirs || Math.abs(pixel - pictures.at(image, 0, y, x)) < BLENDED)
                                .isTrue();
                        pasted += theirs ? 1 : 0;
                    }
                }
                assertThat(mixed.mix().orElseThrow().share()).isEqualTo(1 - (double) pasted / (HEIGHT * WIDTH));
            }
        }
    }

    @Test
    void bothEnginesMakeTheSameOfABatch() {
        Pictures pictures = Pictures.random(SIZE, 3, HEIGHT, WIDTH);
        for (int batch = 0; batch < 4; batch++) {
            BatchId batchId = new BatchId(5, 1, batch);
            try (NDManager mxnet = Devices.manager(EngineChoice.MXNET);
                    NDManager pytorch = Devices.manager(EngineChoice.PYTORCH)) {
                Augmented one = augmented(EVERYTHING, new Mixing(0.4, 1), pictures, batchId, mxnet);
                Augmented other = augmented(EVERYTHING, new Mixing(0.4, 1), pictures, batchId, pytorch);
                assertThat(other.inputs().toFloatArray())
                        .usingComparatorWithPrecision((float) (BLENDED + COLOURED))
                        .containsExactly(one.inputs().toFloatArray());
                assertThat(partners(other)).isEqualTo(partners(one));
                assertThat(other.mix().orElseThrow().share())
                        .isEqualTo(one.mix().orElseThrow().share());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void whatIsDrawnFollowsFromSeedEpochAndBatchAlone(EngineChoice engine) {
        Pictures pictures = Pictures.random(SIZE, 3, HEIGHT, WIDTH);
        try (NDManager manager = Devices.manager(engine)) {
            float[] first = changed(pictures, new BatchId(5, 1, 2), manager);
            assertThat(changed(pictures, new BatchId(5, 1, 2), manager)).containsExactly(first);
            assertThat(changed(pictures, new BatchId(5, 1, 3), manager)).isNotEqualTo(first);
            assertThat(changed(pictures, new BatchId(5, 2, 2), manager)).isNotEqualTo(first);
            assertThat(changed(pictures, new BatchId(6, 1, 2), manager)).isNotEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aBatchLeavesNothingBehindWithTheAugmenter(EngineChoice engine) {
        Pictures pictures = Pictures.random(SIZE, 3, HEIGHT, WIDTH);
        Augmentation augmentation =
                new Augmentation(EVERYTHING, new Mixing(0.4, 1), Augmentation.NONE.series(), Augmentation.NONE.texts());
        try (NDManager owner = Devices.manager(engine)) {
            Augmenter augmenter =
                    Augmenter.plan(augmentation, preprocessing(3)).orElseThrow().on(owner);
            int kept = owner.getManagedArrays().size();
            for (int batch = 0; batch < 4; batch++) {
                try (NDManager scratch = owner.newSubManager()) {
                    augmenter.apply(pictures.on(scratch), Optional.empty(), new BatchId(1, 1, batch), scratch);
                }
            }
            assertThat(owner.getManagedArrays()).hasSize(kept);
        }
    }

    private static float[] changed(Pictures pictures, BatchId batchId, NDManager manager) {
        return augmented(EVERYTHING, new Mixing(0, 0), pictures, batchId, manager)
                .inputs()
                .toFloatArray();
    }

    private static Augmented augmented(
            Images images, Mixing mixing, Pictures pictures, BatchId batchId, NDManager manager) {
        Augmentation augmentation =
                new Augmentation(images, mixing, Augmentation.NONE.series(), Augmentation.NONE.texts());
        return Augmenter.plan(augmentation, preprocessing(pictures.channels()))
                .orElseThrow()
                .on(manager)
                .apply(pictures.on(manager), Optional.empty(), batchId, manager);
    }

    private static int[] partners(Augmented mixed) {
        return mixed.mix().orElseThrow().partners().toIntArray();
    }

    private static Colours colours(int channels) {
        return new Colours(preprocessing(channels));
    }

    private static ImagePreprocessing preprocessing(int channels) {
        Normalisation normalisation =
                new Normalisation(Arrays.copyOf(MEAN, channels), Arrays.copyOf(DEVIATION, channels));
        return new ImagePreprocessing(channels, HEIGHT, WIDTH, 255, normalisation);
    }

    private static boolean holds(Box box, Pictures.Place place) {
        return place.x() >= box.fromX() && place.x() < box.toX() && place.y() >= box.fromY() && place.y() < box.toY();
    }

    private static void assertEqual(NDArray computed, Pictures expected, double within) {
        float[] floats = new float[expected.values().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) expected.values()[i];
        }
        assertThat(computed.toFloatArray())
                .usingComparatorWithPrecision((float) within)
                .containsExactly(floats);
    }
}
