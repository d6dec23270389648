package dev.espalier.trainer.config;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether the training examples can be divided as a configuration wants it, whatever is chosen. */
final class DivisionCheck {
    static final int DEFAULT_BATCH = 64;

    private DivisionCheck() {}

    static void check(SearchValue trial, DatasetDescription dataset, Problems problems) {
        List<SearchValue> folds = trial.member("folds");
        List<SearchValue> fractions = trial.member("validation_fraction");
        if (dataset.validationSize().isPresent()) {
            checkNothingIsDivided(folds, fractions, dataset.validationSize().get(), problems);
            checkAccumulation(trial, dataset, problems);
            return;
        }
        folds.forEach(value -> checkFolds(value, dataset, problems));
        fractions.forEach(value -> checkFraction(value, dataset, problems));
        checkAccumulation(trial, dataset, problems);
        boolean always = !folds.isEmpty()
                && folds.stream().allMatch(value -> bound(value.value(), "low").orElse(0) > 0);
        if (always && !fractions.isEmpty()) {
            problems.add(
                    trial.path() + ".validation_fraction",
                    "means nothing beside folds, which are validated on in its place; leave out one of them.");
        }
    }

    private static void checkNothingIsDivided(
            List<SearchValue> folds, List<SearchValue> fractions, int size, Problems problems) {
        String message = String.format(
                Locale.ROOT,
                "divides nothing: the data set has a validation file of %,d examples; leave it out, or register the data set without that file.",
                size);
        fractions.forEach(value -> problems.add(value.path(), message));
        folds.stream()
                .filter(value -> bound(value.value(), "high").orElse(0) > 0)
                .forEach(value -> problems.add(value.path(), message));
    }

    /** How many examples are left to train on is not asked: what is more than all of them is wrong in any case. */
    private static void checkAccumulation(SearchValue trial, DatasetDescription dataset, Problems problems) {
        long size = (long) trial.member("batch_size").stream()
                .mapToDouble(value -> value.least().orElse(1))
                .min()
                .orElse(DEFAULT_BATCH);
        long batches = Math.ceilDiv(dataset.trainSize(), Math.max(1, size));
        for (SearchValue count : trial.member("accumulate_batches")) {
            double greatest = count.greatest().orElse(1);
            if (greatest > Math.max(1, batches)) {
                problems.add(
                        count.path(),
                        String.format(
                                Locale.ROOT,
                                "can be %.0f, but the %d training examples make %d %s of %d at most; take at most %d.",
                                greatest,
                                dataset.trainSize(),
                                batches,
                                batches == 1 ? "batch" : "batches",
                                size,
                                Math.max(1, batches)));
            }
        }
    }

    private static void checkFolds(SearchValue folds, DatasetDescription dataset, Problems problems) {
        int units = dataset.groups().orElse(dataset.trainSize());
        int highest = (int) bound(folds.value(), "high").orElse(0);
        if (highest > units) {
            problems.add(
                    folds.path(),
                    String.format(
                            Locale.ROOT,
                            "can be %d, but the data set has only %d training %s to divide; take %s.",
                            highest,
                            units,
                            dataset.groups().isPresent() ? "groups" : "examples",
                            units < 2 ? "0" : "at most " + units));
        }
    }

    /** Of groups, one at least is set aside, however small the fraction. */
    private static void checkFraction(SearchValue fraction, DatasetDescription dataset, Problems problems) {
        OptionalDouble lowest = bound(fraction.value(), "low");
        if (dataset.groups().isPresent() || lowest.isEmpty()) {
            return;
        }
        if (Math.round(lowest.getAsDouble() * dataset.trainSize()) == 0) {
            problems.add(
                    fraction.path(),
                    String.format(
                            Locale.ROOT,
                            "can be %s, which leaves none of the %d training examples to validate on; take at least %s.",
                            lowest.getAsDouble(),
                            dataset.trainSize(),
                            Math.ceil(5_000.0 / dataset.trainSize()) / 10_000));
        }
    }

    /** A number itself, or that end of a range. */
    private static OptionalDouble bound(Json value, String end) {
        return switch (value) {
            case Json.Number number -> OptionalDouble.of(number.doubleValue());
            case Json.Object form
            when form.members().size() == 1
                    && form.members().firstEntry().getValue() instanceof Json.Object range
                    && range.get(end).orElse(new Json.Null()) instanceof Json.Number number ->
                OptionalDouble.of(number.doubleValue());
            case Json.Object _, Json.Text _, Json.Bool _, Json.Null _, Json.Array _ -> OptionalDouble.empty();
        };
    }
}
