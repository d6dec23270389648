package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;

/** Whether there can be batches of one example, of which a batch norm has the mean and nothing to set it against. */
final class BatchSizeCheck {
    private static final Json BATCH = Json.text("batch");

    private BatchSizeCheck() {}

    static void check(OpenValue trial, Problems problems) {
        List<OpenValue> freezes = trial.member("freeze");
        boolean learns = freezes.isEmpty() || !freezes.stream().allMatch(FreezeCheck::holdsAllButHead);
        if (learns && trial.member("model").stream().anyMatch(BatchSizeCheck::canHaveBatchNorm)) {
            trial.member("batch_size").stream()
                    .filter(size -> size.least().orElse(2) <= 1)
                    .forEach(
                            size -> problems.add(
                                    size.path(),
                                    "can be 1, but a batch norm, which the model can have, learns nothing from one example; take at least"
                                            + " 2, with accumulate_batches for the mean of several batches, or the norm \"layer\"."));
        }
    }

    private static boolean canHaveBatchNorm(OpenValue model) {
        List<OpenValue> norms = model.member("norm");
        return norms.isEmpty()
                ? model.types().stream().anyMatch(BatchSizeCheck::hasByDefault)
                : norms.stream().anyMatch(norm -> norm.value().equals(BATCH));
    }

    private static boolean hasByDefault(OpenValue type) {
        return type.value() instanceof Json.Text(String word)
                && ModelVocabulary.fallback(word, "norm").filter(BATCH::equals).isPresent();
    }
}
