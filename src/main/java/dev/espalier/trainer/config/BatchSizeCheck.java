package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Whether there can be batches of one example, of which a batch norm has the mean and nothing to set it against. */
final class BatchSizeCheck {
    private static final Json BATCH = Json.text("batch");

    private BatchSizeCheck() {}

    static void check(SearchValue trial, CombinationCheck combinations, Problems problems) {
        List<SearchValue> freezes = trial.member("freeze");
        boolean learns = freezes.isEmpty() || !freezes.stream().allMatch(FreezeCheck::holdsAllButHead);
        if (learns) {
            List<SearchValue> norms = trial.member("model").stream()
                    .flatMap(BatchSizeCheck::batchNorms)
                    .toList();
            trial.member("batch_size").stream()
                    .filter(size -> size.least().orElse(2) <= 1)
                    .filter(size -> norms.stream()
                            .anyMatch(norm ->
                                    combinations.canBe(size.lowest().choices().and(norm.choices()))))
                    .forEach(
                            size -> problems.add(
                                    size.path(),
                                    "can be 1, but a batch norm, which the model can have, learns nothing from one example; take at least"
                                            + " 2, with accumulate_batches for the mean of several batches, or the norm \"layer\"."));
        }
    }

    /** What makes the model have a batch norm: the word for one, or a type that has one by default. */
    private static Stream<SearchValue> batchNorms(SearchValue model) {
        List<SearchValue> norms = model.member("norm");
        return norms.isEmpty()
                ? model.types().stream().filter(BatchSizeCheck::hasByDefault)
                : norms.stream().filter(norm -> norm.value().equals(BATCH));
    }

    private static boolean hasByDefault(SearchValue type) {
        return type.value() instanceof Json.Text(String word)
                && ModelVocabulary.fallback(word, "norm").filter(BATCH::equals).isPresent();
    }
}
