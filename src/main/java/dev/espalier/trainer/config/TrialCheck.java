package dev.espalier.trainer.config;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the parts of an open configuration go together, whatever is chosen. */
final class TrialCheck {
    private final DatasetCheck datasets;
    private final Problems problems;

    TrialCheck(Function<String, Optional<DatasetDescription>> datasets, Problems problems) {
        this.datasets = new DatasetCheck(datasets);
        this.problems = problems;
    }

    void check(StudySpec study) {
        SearchValue trial = new SearchValue("trial", study.trial());
        CombinationCheck combinations = new CombinationCheck(Allowed.by(study.constraints(), study.trial()), problems);
        trial.member("model").forEach(this::checkKernel);
        IdleCheck.check(trial, combinations, problems);
        EpochsCheck.check(trial, study.resource().max(), combinations);
        FreezeCheck.check(trial, combinations, problems);
        FoldsCheck.check(trial, problems);
        BatchSizeCheck.check(trial, combinations, problems);
        checkUntrained(trial);
        datasets.check(trial, study.trial(), problems).ifPresent(dataset -> {
            Task task = Task.of(dataset);
            DivisionCheck.check(trial, dataset, problems);
            checkTask(trial, task);
            new AugmentationCheck(problems).check(trial, dataset);
            LossCheck.check(trial, task, combinations, problems);
            trial.member("model").forEach(model -> checkModel(model, dataset));
            trial.member("model").forEach(model -> EmbeddingCheck.check(model, dataset, problems));
            trial.member("model").forEach(model -> ModelCheck.check(model, dataset, combinations));
            checkObjectives(study.objectives(), task, dataset);
        });
    }

    private void checkUntrained(SearchValue trial) {
        trial.member("task").stream()
                .filter(TrialCheck::isUntrained)
                .forEach(wanted ->
                        problems.add(wanted.path(), "is a task that no model trains for yet; take another, or auto."));
    }

    private static boolean isUntrained(SearchValue task) {
        return task.value() instanceof Json.Text(String word)
                && Task.of(word).filter(Task::isUntrained).isPresent();
    }

    private void checkTask(SearchValue trial, Task task) {
        for (SearchValue wanted : trial.member("task")) {
            boolean fits = wanted.value() instanceof Json.Text(String word)
                    && (word.equals("auto") || word.equals(task.word()));
            if (!fits && !isUntrained(wanted)) {
                problems.add(wanted.path(), "does not fit the data set, which is for " + task.word() + ".");
            }
        }
    }

    private void checkModel(SearchValue model, DatasetDescription dataset) {
        for (SearchValue type : model.types()) {
            if (type.value() instanceof Json.Text(String word)
                    && !ModelVocabulary.kinds(word).contains(dataset.kind())) {
                problems.add(
                        type.path(),
                        "is \"%s\", which takes %s data, but the data set's is %s; take %s."
                                .formatted(
                                        word,
                                        String.join(" or ", ModelVocabulary.kinds(word)),
                                        dataset.kind(),
                                        String.join(" or ", modelsFor(dataset.kind()))));
            }
        }
    }

    private static List<String> modelsFor(String kind) {
        return ModelVocabulary.types().keySet().stream()
                .filter(model -> ModelVocabulary.kinds(model).contains(kind))
                .toList();
    }

    private void checkKernel(SearchValue model) {
        if (model.member("type").stream().allMatch(type -> type.value().equals(Json.text("tcn")))) {
            return;
        }
        for (SearchValue kernel : model.member("kernel")) {
            if (takesEven(kernel.value())) {
                problems.add(
                        kernel.path(),
                        "can be even, but a kernel needs a middle; take an odd number, such as {\"$ordinal\": [3, 5]}.");
            }
        }
    }

    private static boolean takesEven(Json kernel) {
        return switch (kernel) {
            case Json.Number number -> number.doubleValue() % 2 == 0;
            case Json.Object object ->
                NumberRange.of(object).map(NumberRange::some).orElse(List.of()).stream()
                        .anyMatch(TrialCheck::takesEven);
            case Json.Text _, Json.Bool _, Json.Null _, Json.Array _ -> false;
        };
    }

    private void checkObjectives(List<Objective> objectives, Task task, DatasetDescription dataset) {
        List<String> measured = MetricNames.of(task, dataset.classes());
        for (int i = 0; i < objectives.size(); i++) {
            String metric = objectives.get(i).metric();
            if (!measured.contains(metric)) {
                problems.add(
                        "objectives." + i + ".metric",
                        "is \"%s\", which is not measured here; measured are %s%s."
                                .formatted(metric, String.join(", ", measured), MetricNames.remark(dataset.classes())));
            }
        }
    }
}
