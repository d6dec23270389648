package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.space.Shapes;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.trainer.loss.ClassLoss;
import dev.espalier.trainer.loss.NumberLoss;
import dev.espalier.trainer.optimizer.Clipping;
import dev.espalier.trainer.optimizer.LearningRateSchedule;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdaGrad;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.Decay;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lamb;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import dev.espalier.trainer.optimizer.Schedule;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingVocabularyTest {

    @Test
    void whatIsLeftOutHasItsDefault() {
        TrainingConfig config = read("{}");
        assertThat(config.optimizer()).isEqualTo(new Adam(0.9, 0.999, 1e-8, Decay.COUPLED));
        assertThat(config.schedule()).isEqualTo(new Schedule(new LearningRateSchedule.Cosine(0, 0, 1), 0));
        assertThat(config.loss()).isEmpty();
        assertThat(config.clipping()).isEqualTo(Clipping.NONE);
        assertThat(config.accumulateBatches()).isEqualTo(1);
        assertThat(config.weightAverage()).isEqualTo(new WeightAverage.None());
        assertThat(config.folds()).isZero();
        assertThat(config.limits()).isEqualTo(new Limits(0, 0, 0));
    }

    @Test
    void everyOptimizerCanBeNamed() {
        assertThat(read("{'optimizer': 'nesterov'}").optimizer())
                .isEqualTo(new Sgd(0.9, Lookahead.NESTEROV, Decay.COUPLED))
                .isEqualTo(
                        read("{'optimizer': {'type': 'sgd', 'nesterov': true}}").optimizer());
        assertThat(read("{'optimizer': {'type': 'rmsprop', 'momentum': 0.1, 'decoupled_weight_decay': true}}")
                        .optimizer())
                .isEqualTo(new RmsProp(0.9, 0.1, 1e-8, Decay.DECOUPLED));
        assertThat(read("{'optimizer': 'adamw'}").optimizer()).isEqualTo(new Adam(0.9, 0.999, 1e-8, Decay.DECOUPLED));
        assertThat(read("{'optimizer': 'adagrad'}").optimizer()).isEqualTo(new AdaGrad(1e-10, Decay.COUPLED));
        assertThat(read("{'optimizer': 'lamb'}").optimizer()).isEqualTo(new Lamb(0.9, 0.999, 1e-6));
    }

    @Test
    void everyScheduleCanBeNamed() {
        assertThat(curve("'step'")).isEqualTo(new LearningRateSchedule.Step(0, 0.1));
        assertThat(curve("{'type': 'multi_step', 'milestones': [3, 4.5]}"))
                .isEqualTo(new LearningRateSchedule.MultiStep(List.of(3.0, 4.5), 0.1));
        assertThat(curve("'exponential'")).isEqualTo(new LearningRateSchedule.Exponential(0.95));
        assertThat(curve("{'type': 'polynomial', 'power': 2, 'floor': 0.1}"))
                .isEqualTo(new LearningRateSchedule.Polynomial(2, 0.1));
        assertThat(curve("{'type': 'cosine', 'restarts': 2, 'cycle_growth': 1.5}"))
                .isEqualTo(new LearningRateSchedule.Cosine(0, 2, 1.5));
        assertThat(curve("'one_cycle'")).isEqualTo(new LearningRateSchedule.OneCycle(0.3, 0.04, 0));
        assertThat(curve("'reduce_on_plateau'")).isEqualTo(new LearningRateSchedule.ReduceOnPlateau(0.1, 3, 1e-4, 0));
        assertThat(read("{'schedule': {'type': 'constant', 'warmup_epochs': 2}}")
                        .schedule())
                .isEqualTo(new Schedule(new LearningRateSchedule.Constant(), 2));
    }

    @Test
    void everyLossCanBeNamed() {
        assertThat(read("{'loss': {'type': 'cross_entropy', 'label_smoothing': 0.1}}")
                        .loss())
                .contains(new ClassLoss.CrossEntropy(0.1));
        assertThat(read("{'loss': 'focal'}").loss()).contains(new ClassLoss.Focal(2, 0));
        assertThat(read("{'loss': 'squared'}").loss()).contains(new NumberLoss.Squared());
        assertThat(read("{'loss': 'absolute'}").loss()).contains(new NumberLoss.Absolute());
        assertThat(read("{'loss': {'type': 'huber', 'delta': 2}}").loss()).contains(new NumberLoss.Huber(2));
    }

    @Test
    void theRestComesToItsPlace() {
        TrainingConfig config = read("""
                {'gradient_clip': 1, 'gradient_clip_value': 2, 'accumulate_batches': 3, 'folds': 5,
                 'weight_average': {'type': 'swa', 'start': 0.5},
                 'limits': {'max_seconds': 60, 'max_parameters': 1000, 'max_memory_mb': 512}}""");
        assertThat(config.clipping()).isEqualTo(new Clipping(1, 2));
        assertThat(config.accumulateBatches()).isEqualTo(3);
        assertThat(config.folds()).isEqualTo(5);
        assertThat(config.weightAverage()).isEqualTo(new WeightAverage.Swa(0.5));
        assertThat(config.limits()).isEqualTo(new Limits(60, 1000, 512));
        assertThat(read("{'weight_average': 'ema'}").weightAverage()).isEqualTo(new WeightAverage.Ema(0.999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'folds': 1}",
                "{'folds': 21}",
                "{'accumulate_batches': 0}",
                "{'schedule': {'type': 'multi_step', 'milestones': [-1]}}",
                "{'schedule': {'type': 'cosine', 'patience': 3}}",
                "{'weight_average': {'type': 'ema', 'decay': 1}}",
                "{'loss': {'type': 'cross_entropy', 'label_smoothing': 1}}",
                "{'limits': {'max_secs': 3}}"
            })
    void whatIsOutOfRangeOrUnknownIsRefused(String config) {
        assertThat(problems(config).list()).hasSize(1);
    }

    @Test
    void aNumberOfFoldsThatCanBeOneIsRefused() {
        assertThat(foldsProblems("{'folds': {'$int': {'low': 0, 'high': 5}}}")).hasSize(1);
        assertThat(foldsProblems("{'folds': {'$int': {'low': 2, 'high': 5}}}")).isEmpty();
        assertThat(foldsProblems("{'folds': {'$choice': [0, 5]}}")).isEmpty();
    }

    private static List<Problem> foldsProblems(String config) {
        Problems problems = new Problems();
        FoldsCheck.check(new SearchValue("trial", object(config)), problems);
        return problems.list();
    }

    @Test
    void everythingCanBeLeftOpen() {
        assertThat(problems("""
                        {'optimizer': {'$choice': ['lamb', {'type': 'nesterov', 'momentum': {'$float': {'low': 0.5, 'high': 0.99}}}]},
                         'schedule': {'$choice': ['one_cycle', {'type': 'cosine', 'restarts': {'$int': {'low': 0, 'high': 3}}}]},
                         'folds': {'$choice': [0, 5]}, 'accumulate_batches': {'$ordinal': [1, 2, 4]},
                         'weight_average': {'$choice': ['none', 'ema', {'type': 'swa', 'start': {'$float': {'low': 0.2, 'high': 0.8}}}]}}""").list()).isEmpty();
    }

    private static LearningRateSchedule curve(String schedule) {
        return read("{'schedule': " + schedule + "}").schedule().curve();
    }

    private static TrainingConfig read(String config) {
        assertThat(problems(config).list()).isEmpty();
        return TrainingConfig.parse(object(config));
    }

    private static Problems problems(String config) {
        Problems problems = new Problems();
        Shapes.check(TrainerVocabulary.FIELDS, object(config), "trial", problems);
        return problems;
    }

    private static Json.Object object(String config) {
        return ((Json.Object) JsonText.parse(config.replace('\'', '"')))
                .with("dataset", Json.text("d"))
                .with("model", Json.text("mlp"));
    }
}
