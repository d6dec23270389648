package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.List;

/** Whether everything that counts epochs can have its effect within those of a complete trial. */
final class EpochsCheck {
    private final OpenValue trial;
    private final int epochs;
    private final CombinationCheck combinations;
    private final Problems problems;

    /** @param epochs of a complete trial, the resource's {@code max} */
    EpochsCheck(OpenValue trial, int epochs, CombinationCheck combinations, Problems problems) {
        this.trial = trial;
        this.epochs = epochs;
        this.combinations = combinations;
        this.problems = problems;
    }

    void check() {
        for (OpenValue schedule : trial.member("schedule")) {
            combinations.check(
                    schedule,
                    "schedule",
                    ScheduleVocabulary.types(),
                    sample -> new ScheduleEpochs(Filled.ofType(ScheduleVocabulary.types(), sample), epochs).problems());
        }
        for (OpenValue average : trial.member("weight_average")) {
            combinations.check(average, "weight_average", AverageVocabulary.types(), this::ofAverage);
        }
        // The first epoch is the best so far, and the last one ends a trial in any case.
        checkMost(trial.member("patience"), epochs - 2, "so it would never end one early", "0 for no limit");
        for (OpenValue freeze : trial.member("freeze")) {
            checkMost(
                    freeze.member("until_epoch"),
                    epochs - 1,
                    "so the layers would never train",
                    "0 for layers that never do");
        }
    }

    private void checkMost(List<OpenValue> counts, int most, String effect, String off) {
        for (OpenValue count : counts) {
            double greatest = count.greatest().orElse(0);
            if (greatest > 0
                    && greatest > most
                    && combinations.canBe(count.highest().choices())) {
                problems.add(
                        count.path(),
                        "can be %s, but a trial has %s (resource.max), %s; take %s%s."
                                .formatted(
                                        ScheduleEpochs.text(greatest),
                                        ScheduleEpochs.count(epochs),
                                        effect,
                                        most > 0 ? "at most " + most + ", or " : "",
                                        off));
            }
        }
    }

    private List<Problem> ofAverage(Json.Object sample) {
        Filled filled = Filled.ofType(AverageVocabulary.types(), sample);
        boolean averages =
                !(AverageVocabulary.read(filled) instanceof WeightAverage.Swa swa) || swa.includes(epochs - 1, epochs);
        return averages
                ? List.of()
                : List.of(new Problem(
                        filled.given().get("start").isPresent() ? "start" : "type",
                        "averages over the last epoch alone of the %d that a trial has (resource.max), which is no average; %s"
                                .formatted(
                                        epochs,
                                        epochs < 2
                                                ? "take \"none\""
                                                : "give a start below %d/%d".formatted(epochs - 1, epochs))));
    }
}
