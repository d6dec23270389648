package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.BuiltinSpec;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.config.TrainerVocabulary;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FreezeTest {
    private static final String RESNET =
            "{'model': {'type': 'resnet', 'blocks': 1, 'stages': 2, 'width': 2}, 'batch_size': 64, 'learning_rate': 0.02, 'optimizer': '%s', 'weight_decay': 0.1, 'weight_average': '%s', 'freeze': %s}";

    @ParameterizedTest
    @CsvSource({"MXNET, sgd, none", "PYTORCH, sgd, ema", "MXNET, adamw, ema", "PYTORCH, adamw, swa", "MXNET, adam, swa"
    })
    void heldLayersAndWhatTheirNormsKeepDoNotMoveAtAll(EngineChoice engine, String optimizer, String average) {
        TrainedModel model = train(engine, "shapes", RESNET.formatted(optimizer, average, "{'layers': 2}"), 1);
        Snapshot before = model.net().layout().initial(new SplittableRandom(17));
        for (ParameterSpec slot : model.net().layout().parameters()) {
            boolean held = List.of("stem", "stage1").contains(slot.layer());
            assertThat(Arrays.equals(slot.of(model.weights().parameters()), slot.of(before.parameters())))
                    .as(slot.name())
                    .isEqualTo(held);
        }
        for (ParameterSpec slot : model.net().layout().statistics()) {
            boolean held = List.of("stem", "stage1").contains(slot.layer());
            assertThat(Arrays.equals(slot.of(model.weights().statistics()), slot.of(before.statistics())))
                    .as(slot.name())
                    .isEqualTo(held);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void heldLayersMoveFromTheEpochAfterTheLastThatHoldsThem(EngineChoice engine) {
        String config = RESNET.formatted("adam", "none", "{'layers': 'all_but_head', 'until_epoch': 1}");
        TrainedModel held = train(engine, "shapes", config, 1);
        TrainedModel freed = train(engine, "shapes", config, 2);
        ParameterSpec stem = held.net().layout().parameters().getFirst();
        Snapshot before = held.net().layout().initial(new SplittableRandom(17));
        assertThat(stem.of(held.weights().parameters())).isEqualTo(stem.of(before.parameters()));
        assertThat(stem.of(freed.weights().parameters())).isNotEqualTo(stem.of(before.parameters()));
    }

    @ParameterizedTest
    @CsvSource({"MXNET, 1", "PYTORCH, 1", "MXNET, 2", "PYTORCH, 2", "MXNET, 3", "PYTORCH, 3"})
    void resumingEqualsNeverHavingStoppedWhereverLayersAreFreed(EngineChoice engine, int last) {
        String config =
                "{'model': {'type': 'mlp', 'depth': 2, 'norm': 'batch'}, 'batch_size': 32, 'optimizer': 'adam', 'freeze': {'layers': 1, 'until_epoch': %d}}"
                        .formatted(last);
        Recorder whole = new Recorder();
        Recorder half = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(120, Trials.task("spirals", config, 4)), whole);
            runner.run(Trials.few(120, Trials.task("spirals", config, 2)), half);
        }
        try (TrialRunner another = Trials.runner(engine)) {
            another.run(
                    Trials.few(120, Trials.task("spirals", config, 2, 4, Optional.of(half.checkpoints.getLast()))),
                    half);
        }
        assertThat(Trials.lasting(half.measurements)).isEqualTo(Trials.lasting(whole.measurements));
    }

    @ParameterizedTest
    @CsvSource({
        "MXNET, shapes, 'resnet', ', ''blocks'': 1, ''stages'': 1, ''width'': 4'",
        "PYTORCH, shapes, 'resnet', ', ''blocks'': 1, ''stages'': 1, ''width'': 4'",
        "MXNET, waves, 'rnn', ''",
        "PYTORCH, waves, 'rnn', ''",
        "MXNET, spirals, 'mlp', ', ''norm'': ''batch'''",
        "PYTORCH, spirals, 'mlp', ', ''norm'': ''batch'''"
    })
    void whatIsKeptGivesWhatComputingItAnewGives(EngineChoice engine, String dataset, String type, String more) {
        String config =
                "{'model': {'type': '%s'%s}, 'batch_size': 128, 'freeze': {'layers': 'all_but_head', 'features': '%s'}}";
        Recorder computed = new Recorder();
        Recorder cached = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(400, Trials.task(dataset, config.formatted(type, more, "computed"), 2)), computed);
            runner.run(Trials.few(400, Trials.task(dataset, config.formatted(type, more, "cached"), 2)), cached);
        }
        assertThat(cached.measurements).hasSize(2);
        // At most 48 steps of 64 units each, or four convolutions of 3 x 3 x 4 products; losses are of size 2.
        double rounded = 2 * Rounding.ofLayers(48 + 1, 64 + 1);
        for (String metric : List.of("train_loss", "val_loss")) {
            assertThat(cached.last(metric)).as(metric).isCloseTo(computed.last(metric), within(rounded));
        }
        // Where scores are as good as equal, two examples may change places.
        assertThat(cached.last("val_auc")).isCloseTo(computed.last("val_auc"), within(0.005));
    }

    @Test
    void whatIsKeptGoesOnFromACheckpoint() {
        String config =
                "{'model': {'type': 'cnn', 'depth': 1, 'width': 4}, 'batch_size': 128, 'freeze': {'layers': 'all_but_head', 'features': 'cached'}}";
        Recorder whole = new Recorder();
        Recorder half = new Recorder();
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            runner.run(Trials.few(300, Trials.task("shapes", config, 3)), whole);
            runner.run(Trials.few(300, Trials.task("shapes", config, 1)), half);
            runner.run(
                    Trials.few(300, Trials.task("shapes", config, 1, 3, Optional.of(half.checkpoints.getLast()))),
                    half);
        }
        assertThat(Trials.lasting(half.measurements)).isEqualTo(Trials.lasting(whole.measurements));
    }

    @Test
    void whatDiffersFromEpochToEpochCannotBeKept() {
        String cached = "'freeze': {'layers': 'all_but_head', 'features': 'cached'}";
        assertThat(problems("{'model': 'mlp', " + cached + "}")).isEmpty();
        assertThat(problems(
                        "{'model': {'type': 'mlp', 'dropout': {'$float': {'low': 0, 'high': 0.5}}}, " + cached + "}"))
                .extracting(Problem::path)
                .containsExactly("trial.model.dropout");
        assertThat(problems(
                        "{'model': 'cnn', 'augmentation': {'flip': {'$choice': ['none', 'both']}}, " + cached + "}"))
                .extracting(Problem::path)
                .containsExactly("trial.augmentation.flip.$choice.1");
        assertThat(problems("{'model': 'mlp', 'freeze': {'layers': 2, 'features': 'cached'}}"))
                .extracting(Problem::path)
                .containsExactly("trial.freeze.features");
        assertThat(
                        problems(
                                "{'model': 'mlp', 'freeze': {'layers': 'all_but_head', 'until_epoch': 3, 'features': 'cached'}}"))
                .extracting(Problem::path)
                .containsExactly("trial.freeze.features");
    }

    @Test
    void anAugmentationThatIsOffDoesNotKeepFeaturesFromBeingKept() {
        assertThat(
                        problems(
                                "{'model': 'rnn', 'augmentation': {'window': 1, 'jitter': 0}, 'freeze': {'layers': 'all_but_head', 'features': 'cached'}}"))
                .isEmpty();
        assertThat(
                        problems(
                                "{'model': 'rnn', 'augmentation': {'window': 0.9}, 'freeze': {'layers': 'all_but_head', 'features': 'cached'}}"))
                .extracting(Problem::path)
                .containsExactly("trial.augmentation.window");
    }

    @Test
    void anEndOfHoldingIsRefusedWhereNothingIsHeld() {
        assertThat(problems("{'model': 'mlp', 'freeze': {'until_epoch': 3}}"))
                .extracting(Problem::path)
                .containsExactly("trial.freeze.until_epoch");
        assertThat(problems(
                        "{'model': 'mlp', 'freeze': {'layers': 0, 'until_epoch': {'$int': {'low': 0, 'high': 3}}}}"))
                .extracting(Problem::path)
                .containsExactly("trial.freeze.until_epoch");
        assertThat(problems("{'model': 'mlp', 'freeze': {'layers': {'$ordinal': [0, 1]}, 'until_epoch': 3}}"))
                .isEmpty();
        assertThat(problems("{'model': 'mlp', 'freeze': {'layers': 0, 'until_epoch': 0}}"))
                .isEmpty();
    }

    private static TrainedModel train(EngineChoice engine, String dataset, String config, int epochs) {
        try (TrialRunner runner = Trials.runner(engine)) {
            TrialTask task = Trials.few(250, Trials.task(dataset, config, epochs));
            // The weights of the last epoch rather than of the best.
            TrialTask last = new TrialTask(
                    task.config(),
                    new dev.espalier.study.Objective(
                            "val_loss",
                            dev.espalier.study.Goal.MINIMIZE,
                            java.util.OptionalDouble.empty(),
                            dev.espalier.study.Objective.Summary.LAST),
                    task.dataset(),
                    task.seed(),
                    0,
                    epochs,
                    epochs,
                    Optional.empty(),
                    Optional.empty(),
                    task.scratch());
            Path model = runner.run(last, new Recorder()).model().orElseThrow();
            return ModelFile.read(model);
        }
    }

    private static List<Problem> problems(String trial) {
        Problems problems = new Problems();
        Json.Object tree = (Json.Object) JsonText.parse(trial.replace('\'', '"'));
        new TrainerVocabulary(_ -> Optional.empty())
                .check(BuiltinSpec.of(tree.with("dataset", Json.text("absent"))), problems);
        return problems.list().stream()
                .filter(problem -> !problem.path().equals("trial.dataset"))
                .toList();
    }
}
