package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of trials of ten epochs where nothing else is said. */
class EpochsCheckTest {

    @Test
    void aWarmUpThatIsLongerThanATrialIsRefused() {
        assertThat(problems("'schedule': {'type': 'cosine', 'warmup_epochs': 12}"))
                .containsExactly(
                        "trial.schedule.warmup_epochs: is 12, but a trial has 10 epochs (resource.max), of which the warm-up leaves none to the schedule; take less than 10, or raise resource.max.");
        assertThat(problems("'schedule': {'type': 'constant', 'warmup_epochs': 10.5}"))
                .containsExactly(
                        "trial.schedule.warmup_epochs: is 10.5, but a trial has 10 epochs (resource.max), so the learning rate would never reach its height; take at most 10, or raise resource.max.");
    }

    @Test
    void aWarmUpOverAWholeTrialLeavesNothingToASchedule() {
        assertThat(problems("'schedule': {'type': 'one_cycle', 'warmup_epochs': 10}"))
                .hasSize(1);
        assertThat(problems("'schedule': {'type': 'one_cycle', 'warmup_epochs': 9.5}"))
                .isEmpty();
        assertThat(problems("'schedule': {'type': 'constant', 'warmup_epochs': 10}"))
                .isEmpty();
    }

    @Test
    void aWarmUpThatIsLeftOpenMustFitWhateverIsChosen() {
        assertThat(problems(
                        "'schedule': {'$choice': ['step', {'type': 'cosine', 'warmup_epochs': {'$choice': [2, 20]}}]}"))
                .singleElement()
                .asString()
                .startsWith("trial.schedule.$choice.1.warmup_epochs.$choice.1: is 20, but a trial has 10 epochs");
        String range = "'schedule': {'type': 'cosine', 'warmup_epochs': {'$float': {'low': 0, 'high': 30}}}";
        assertThat(problems(range))
                .singleElement()
                .asString()
                .startsWith("trial.schedule.warmup_epochs: is 30, but a trial has 10 epochs");
        assertThat(problems(range, 31)).isEmpty();
        assertThat(problems(range, 10, "schedule.warmup_epochs <= 5")).isEmpty();
    }

    @Test
    void aDropAfterTheEndOfATrialIsRefused() {
        assertThat(problems("'schedule': {'type': 'step', 'every': 10}"))
                .containsExactly(
                        "trial.schedule.every: is 10, but a trial has 10 epochs (resource.max), so the learning rate would never drop; take less.");
        assertThat(problems("'schedule': {'type': 'step', 'every': 8, 'warmup_epochs': 2}"))
                .containsExactly(
                        "trial.schedule.every: is 8, but a trial has 10 epochs (resource.max), 8 of them after the warm-up, so the learning rate would never drop; take less.");
        assertThat(problems("'schedule': {'type': 'multi_step', 'milestones': [3, 30, 10]}"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("trial.schedule.milestones.1", "trial.schedule.milestones.2");
        assertThat(problems("'schedule': 'step'", 1))
                .singleElement()
                .asString()
                .startsWith("trial.schedule: never drops the learning rate, as a trial has 1 epoch (");
    }

    @Test
    void aPlateauThatCannotBeSeenInTimeIsRefused() {
        String waiting = "'schedule': {'type': 'reduce_on_plateau', 'patience': 7}";
        assertThat(problems(waiting)).isEmpty();
        assertThat(problems(waiting, 9))
                .containsExactly(
                        "trial.schedule.patience: waits for 7 epochs in vain before it drops the learning rate, but a trial has 9 (resource.max), in which that would change nothing; take a patience of at most 6.");
        assertThat(problems("'schedule': {'$choice': ['constant', 'reduce_on_plateau']}", 5))
                .singleElement()
                .asString()
                .startsWith("trial.schedule.$choice.1: waits for 3 epochs");
    }

    @Test
    void patienceThatOutlastsATrialIsRefused() {
        assertThat(problems("'patience': 8")).isEmpty();
        assertThat(problems("'patience': {'$choice': [0, 9]}"))
                .containsExactly(
                        "trial.patience.$choice.1: can be 9, but a trial has 10 epochs (resource.max), so it would never end one early; take at most 8, or 0 for no limit.");
        assertThat(problems("'patience': 1", 2)).singleElement().asString().endsWith("; take 0 for no limit.");
        assertThat(problems("'patience': {'$int': {'low': 2, 'high': 20}}", 10, "patience < 5"))
                .isEmpty();
    }

    @Test
    void layersThatAreHeldToTheEndHaveNoLastEpoch() {
        String held = "'freeze': {'layers': 1, 'until_epoch': %s}";
        assertThat(problems(held.formatted("9"))).isEmpty();
        assertThat(problems(held.formatted("{'$int': {'low': 0, 'high': 10}}")))
                .containsExactly(
                        "trial.freeze.until_epoch: can be 10, but a trial has 10 epochs (resource.max), so the layers would never train; take at most 9, or 0 for layers that never do.");
    }

    @Test
    void anAverageOverOneEpochIsNone() {
        assertThat(problems("'weight_average': 'swa'", 5)).isEmpty();
        assertThat(problems("'weight_average': 'swa'", 4))
                .containsExactly(
                        "trial.weight_average: averages over the last epoch alone of the 4 that a trial has (resource.max), which is no average; give a start below 3/4.");
        assertThat(problems("'weight_average': {'type': 'swa', 'start': 0.9}"))
                .singleElement()
                .asString()
                .startsWith("trial.weight_average.start: averages over the last epoch alone");
        assertThat(problems("'weight_average': {'type': 'swa', 'start': 0}", 1)).hasSize(1);
        assertThat(problems("'weight_average': 'ema'", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'schedule': {'type': 'step', 'every': 9}",
                "'schedule': 'step'",
                "'schedule': 'multi_step'",
                "'schedule': {'type': 'multi_step', 'milestones': [0, 9.5, {'$int': {'low': 1, 'high': 9}}]}",
                "'schedule': {'type': 'cosine', 'restarts': 100}",
                "'schedule': {'type': 'exponential', 'warmup_epochs': 9}",
                "'weight_average': {'$choice': ['none', 'ema', {'type': 'swa', 'start': 0.5}]}"
            })
    void whatHasAnEffectIsTaken(String members) {
        assertThat(problems(members)).isEmpty();
    }

    private static List<String> problems(String members) {
        return problems(members, 10);
    }

    private static List<String> problems(String members, int epochs, String... constraints) {
        Json.Object trial = (Json.Object) JsonText.parse("{" + members.replace('\'', '"') + "}");
        Problems problems = new Problems();
        CombinationCheck combinations = new CombinationCheck(Allowed.by(List.of(constraints), trial), problems);
        new EpochsCheck(new OpenValue("trial", trial), epochs, combinations, problems).check();
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
