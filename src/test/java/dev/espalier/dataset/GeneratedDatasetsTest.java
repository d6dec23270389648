package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedDatasetsTest {

    @Test
    void everyServerHasShapesWavesAndSpirals() {
        assertThat(BuiltinDatasets.specs()).extracting(DatasetSpec::name).containsExactly("shapes", "waves", "spirals");
        for (DatasetSpec spec : BuiltinDatasets.specs()) {
            Samples.soundSplit(Samples.load(spec));
        }
    }

    @Test
    void shapesAreSmallGreyImagesOfFourClasses() {
        DatasetDescription shapes =
                Samples.load(BuiltinDatasets.specs().getFirst()).description();
        assertThat(shapes.kind()).isEqualTo("image");
        assertThat(shapes.shape()).containsExactly(1, 16, 16);
        assertThat(shapes.classes()).containsExactly("circle", "cross", "square", "triangle");
        assertThat(shapes.trainSize()).isEqualTo(2000);
        assertThat(shapes.testSize()).isEqualTo(500);
    }

    @Test
    void wavesDifferInLength() {
        Split split = Samples.soundSplit(Samples.load(BuiltinDatasets.specs().get(1)));
        Inputs.Series series = (Inputs.Series) split.train().inputs();
        assertThat(series.length()).isEqualTo(48);
        assertThat(series.channels()).isEqualTo(1);
        assertThat(series.lengths()).contains(32, 48);
        assertThat(Arrays.stream(series.lengths()).min()).hasValue(32);
    }

    @Test
    void theSameOptionsGiveTheSameDataAndAnotherSeedOthers() {
        for (String generator : List.of("shapes", "waves", "spirals")) {
            float[] once = trainInputs(generator, 3);
            assertThat(trainInputs(generator, 3)).isEqualTo(once);
            assertThat(trainInputs(generator, 4)).isNotEqualTo(once);
        }
    }

    @Test
    void optionsChangeSizes() {
        Dataset dataset = Samples.load(Samples.generated(
                "generator", Json.text("shapes"),
                "train", Json.number(40),
                "test", Json.number(20),
                "size", Json.number(24)));
        assertThat(dataset.description().shape()).containsExactly(1, 24, 24);
        assertThat(dataset.description().trainSize()).isEqualTo(40);
        assertThat(dataset.description().testSize()).isEqualTo(20);
    }

    @Test
    void everyWrongOptionIsNamedAtOnce() {
        assertThatThrownBy(() -> Samples.load(Samples.generated(
                        "generator", Json.text("waves"), "train", Json.text("many"), "lenght", Json.number(30))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("options.train: must be a whole number from 10 to 100000")
                .hasMessageContaining("options.lenght: is unknown")
                .hasMessageContaining("generator, length, noise, seed, test, train");
    }

    @Test
    void moreThanTheMemoryHoldsIsRefusedBeforeAnyIsMade() {
        int side = (int) Math.sqrt(Memory.mostNumbers() / 200_000.0) + 1;
        assertThat(side).isLessThanOrEqualTo(64);
        assertThatThrownBy(() -> Samples.load(Samples.generated(
                        "generator", Json.text("shapes"),
                        "train", Json.number(100_000),
                        "test", Json.number(100_000),
                        "size", Json.number(Math.max(8, side)))))
                .isInstanceOf(DatasetFailure.class)
                .hasMessageMatching("generated: would be [0-9,]+ numbers once encoded, with examples of shape .*")
                .hasStackTraceContaining("GeneratedSize");
    }

    private static float[] trainInputs(String generator, int seed) {
        Dataset dataset = Samples.load(Samples.generated(
                "generator", Json.text(generator),
                "seed", Json.number(seed),
                "train", Json.number(30)));
        return Samples.numbers(dataset.split(0, 0).train().inputs());
    }
}
