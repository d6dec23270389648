package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.function.Function;

/** Whether the data set that trials name is registered, and what holds them to what it is then. */
final class DatasetCheck {
    static final String CHECKSUM = "dataset_checksum";

    private final Function<String, Optional<DatasetDescription>> datasets;

    DatasetCheck(Function<String, Optional<DatasetDescription>> datasets) {
        this.datasets = datasets;
    }

    /** Notes what is wrong with the name; the data set, where it is one that models train on. */
    Optional<DatasetDescription> check(SearchValue trial, Json.Object tree, Problems problems) {
        if (!(tree.get("dataset").orElse(new Json.Null()) instanceof Json.Text(String name))) {
            problems.add(
                    "trial.dataset", "must be the name of one data set; trials on different data cannot be compared.");
            return Optional.empty();
        }
        Optional<DatasetDescription> found = datasets.apply(name);
        if (found.isEmpty()) {
            problems.add("trial.dataset", "is \"" + name + "\", which is not registered; register it first.");
        }
        Optional<String> refusal =
                found.flatMap(dataset -> Kind.of(dataset.kind()).refusal());
        if (refusal.isPresent()) {
            problems.add("trial.dataset", "is \"%s\", which %s.".formatted(name, refusal.get()));
            return Optional.empty();
        }
        found.ifPresent(dataset -> trial.member(CHECKSUM).stream()
                .filter(wanted ->
                        !wanted.value().equals(Json.text("")) && !wanted.value().equals(Json.text(dataset.checksum())))
                .forEach(other -> problems.add(
                        other.path(),
                        "is not that of data set \"%s\" as it is registered, which is %s; leave it out to take that."
                                .formatted(name, dataset.checksum()))));
        return found;
    }

    /** {@code trial} with the checksum of its data set, so that none of its trials learns from another under that name. */
    Json.Object settled(Json.Object trial) {
        return trial.get("dataset")
                .flatMap(name -> name instanceof Json.Text(String text) ? datasets.apply(text) : Optional.empty())
                .map(dataset -> trial.with(CHECKSUM, Json.text(dataset.checksum())))
                .orElse(trial);
    }
}
