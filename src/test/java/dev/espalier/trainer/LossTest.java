package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.augmentation.Mix;
import dev.espalier.trainer.config.TrainingConfig.ClassWeights;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.loop.BatchLoss;
import dev.espalier.trainer.loop.Batches;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loss.ClassLoss;
import dev.espalier.trainer.loss.Loss;
import dev.espalier.trainer.loss.NumberLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final int[] LABELS = {2, 0, 0, 1, 0, 0, 2};
    private static final float[] VALUES = {0.3f, -2, 1.1f, 0, 4, -0.5f, 0.7f};
    private static final int[] PARTNERS = {3, 6, 1, 0, 2, 5, 4};
    private static final double SHARE = 0.7;

    /** Three classes' powers, a logarithm and a power, products and the mean over the examples; a loss adds up numbers up to 5. */
    private static final double ROUNDED = 5 * Rounding.of(5 * Rounding.FUNCTION + 10 + LABELS.length);

    static Stream<Arguments> lossesOnBothEngines() {
        List<Loss> losses = List.of(
                new ClassLoss.CrossEntropy(0),
                new ClassLoss.CrossEntropy(0.1),
                new ClassLoss.Focal(0, 0),
                new ClassLoss.Focal(2, 0),
                new ClassLoss.Focal(0.5, 0.2),
                new NumberLoss.Squared(),
                new NumberLoss.Absolute(),
                new NumberLoss.Huber(0.8));
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> losses.stream()
                        .flatMap(loss -> Arrays.stream(ClassWeights.values())
                                .filter(weights -> weights == ClassWeights.NONE || loss instanceof ClassLoss)
                                .map(weights -> Arguments.of(engine, loss, weights))));
    }

    @ParameterizedTest
    @MethodSource("lossesOnBothEngines")
    void aLossFollowsItsFormula(EngineChoice engine, Loss loss, ClassWeights weights) {
        float[] outputs = outputs(loss);
        assertThat(computed(engine, loss, weights, outputs, Optional.empty()).value())
                .isCloseTo(formula(loss, weights, doubles(outputs), identity()), within(ROUNDED));
    }

    @ParameterizedTest
    @MethodSource("lossesOnBothEngines")
    void theLossOfMixedExamplesIsMixedTheSameWay(EngineChoice engine, Loss loss, ClassWeights weights) {
        double[] outputs = doubles(outputs(loss));
        double expected = SHARE * formula(loss, weights, outputs, identity())
                + (1 - SHARE) * formula(loss, weights, outputs, PARTNERS);
        assertThat(computed(engine, loss, weights, outputs(loss), Optional.of(PARTNERS))
                        .value())
                .isCloseTo(expected, within(ROUNDED));
    }

    @ParameterizedTest
    @MethodSource("lossesOnBothEngines")
    void aLossesGradientAgreesWithFiniteDifferences(EngineChoice engine, Loss loss, ClassWeights weights) {
        float[] outputs = outputs(loss);
        float[] gradient =
                computed(engine, loss, weights, outputs, Optional.empty()).gradient();
        double step = 1e-5;
        for (int i = 0; i < outputs.length; i++) {
            double[] up = doubles(outputs);
            double[] down = doubles(outputs);
            up[i] += step;
            down[i] -= step;
            double slope =
                    (formula(loss, weights, up, identity()) - formula(loss, weights, down, identity())) / 2 / step;
            assertThat((double) gradient[i]).isCloseTo(slope, within(ROUNDED));
        }
    }

    @ParameterizedTest
    @MethodSource("lossesOnBothEngines")
    void whatIsSureAlreadyHasAFiniteSlope(EngineChoice engine, Loss loss, ClassWeights weights) {
        float[] outputs = outputs(loss);
        Arrays.fill(outputs, -40);
        for (int i = 0; i < LABELS.length && loss instanceof ClassLoss; i++) {
            outputs[3 * i + LABELS[i]] = 40;
        }
        assertThat(computed(engine, loss, weights, outputs, Optional.empty()).gradient())
                .doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    }

    private record Computed(double value, float[] gradient) {}

    private static Computed computed(
            EngineChoice engine, Loss loss, ClassWeights weights, float[] outputs, Optional<int[]> partners) {
        Compute compute = Nets.compute(engine);
        Criterion criterion = loss instanceof ClassLoss
                ? Criterion.of(
                        new TargetPreprocessing.Classes(List.of("a", "b", "c")),
                        new Targets.Labels(LABELS),
                        weights,
                        Optional.of(loss))
                : Criterion.of(
                        new TargetPreprocessing.Number(0, 1), new Targets.Values(VALUES), weights, Optional.of(loss));
        try (NDManager manager = compute.newManager()) {
            BatchLoss goal = criterion.goal(new Batches(List.of(new int[] {5}, identity()), manager), manager);
            NDArray given =
                    HostArrays.create(manager, outputs, new Shape(LABELS.length, outputs.length / LABELS.length));
            compute.gradients().track(given);
            NDArray value = compute.gradients()
                    .backward(() -> partners.map(known ->
                                    goal.loss(given, 1, new Mix(HostArrays.create(manager, known), SHARE), manager))
                            .orElseGet(() -> goal.loss(given, 1)));
            return new Computed(value.getFloat(), given.getGradient().toFloatArray());
        }
    }

    private static float[] outputs(Loss loss) {
        return switch (loss) {
            case ClassLoss ofClasses -> Nets.noise(LABELS.length * 3, 4);
            case NumberLoss ofNumbers -> Nets.noise(LABELS.length, 4);
        };
    }

    /** Number by number, the targets those of {@code of}. */
    private static double formula(Loss loss, ClassWeights weighting, double[] outputs, int[] of) {
        double[] counted = {4, 1, 2};
        double sum = 0;
        double total = 0;
        for (int i = 0; i < LABELS.length; i++) {
            double weight = weighting == ClassWeights.NONE ? 1 : 7 / (3 * counted[LABELS[of[i]]]);
            total += weight;
            sum += weight
                    * switch (loss) {
                        case ClassLoss ofClasses ->
                            classes(ofClasses, Arrays.copyOfRange(outputs, 3 * i, 3 * i + 3), LABELS[of[i]]);
                        case NumberLoss ofNumbers -> number(ofNumbers, outputs[i] - VALUES[of[i]]);
                    };
        }
        return sum / total;
    }

    private static double classes(ClassLoss loss, double[] logits, int own) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        double all = 0;
        for (int c = 0; c < logits.length; c++) {
            double p = Math.exp(logits[c]) / sum;
            double target = (c == own ? 1 - loss.labelSmoothing() : 0) + loss.labelSmoothing() / 3;
            double modulation = switch (loss) {
                case ClassLoss.CrossEntropy plain -> 1;
                case ClassLoss.Focal(double gamma, double ignored) -> Math.pow(1 - p, gamma);
            };
            all -= target * modulation * Math.log(p);
        }
        return all;
    }

    private static double number(NumberLoss loss, double error) {
        return switch (loss) {
            case NumberLoss.Squared squared -> error * error;
            case NumberLoss.Absolute absolute -> Math.abs(error);
            case NumberLoss.Huber(double delta) ->
                Math.abs(error) <= delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2);
        };
    }

    private static int[] identity() {
        return new int[] {0, 1, 2, 3, 4, 5, 6};
    }

    private static double[] doubles(float[] values) {
        double[] all = new double[values.length];
        Arrays.setAll(all, i -> values[i]);
        return all;
    }
}
