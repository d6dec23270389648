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
                "'schedule': {'type': 'reduce_on_plateau', 'patience': 40}",
                "'patience': 40",
                "'freeze': {'layers': 1, 'until_epoch': 40}",
                "'weight_average': {'type': 'swa', 'start': 0.99}"
            })
    void whatComesInTimeOrWaitsForSomethingToHappenIsTaken(String members) {
        assertThat(problems(members)).isEmpty();
    }

    @Test
    void whatIsLeftOutFitsATrialOfAnyLength() {
        for (String type : ScheduleVocabulary.types().keySet()) {
            assertThat(problems("'schedule': '%s'".formatted(type), 1)).isEmpty();
        }
    }

    private static List<String> problems(String members) {
        return problems(members, 10);
    }

    private static List<String> problems(String members, int epochs, String... constraints) {
        Json.Object trial = (Json.Object) JsonText.parse("{" + members.replace('\'', '"') + "}");
        Problems problems = new Problems();
        CombinationCheck combinations = new CombinationCheck(Allowed.by(List.of(constraints), trial), problems);
        EpochsCheck.check(new SearchValue("trial", trial), epochs, combinations);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
