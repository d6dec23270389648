package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.function.Predicate;

/** Whether a data set has the vectors that an embedding is to begin with. */
final class VectorsCheck {
    private VectorsCheck() {}

    /** @param vectors whether a data set of this name was registered with some */
    static void check(SearchValue trial, Predicate<String> vectors, Problems problems) {
        for (SearchValue dataset : trial.member("dataset")) {
            if (dataset.value() instanceof Json.Text(String name) && !vectors.test(name)) {
                trial.member("model").forEach(model -> refuse(model, name, problems));
            }
        }
    }

    private static void refuse(SearchValue model, String dataset, Problems problems) {
        for (SearchValue source : model.member(SequenceMembers.SOURCE)) {
            if (source.value().equals(Json.text(SequenceMembers.FILE))) {
                problems.add(
                        source.path(),
                        ("is \"file\", but the data set %s was registered without vectors; register it with the option"
                                        + " \"vectors\", or take \"trained\".")
                                .formatted(dataset));
            }
        }
    }
}
