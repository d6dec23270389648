package dev.espalier.trainer;

import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.trainer.checkpoint.Progress;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.transfer.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The part {@code trial.json} of a model file: where the model came from. */
final class TrialDescription {
    private TrialDescription() {}

    /** That of the epoch whose weights {@code progress} keeps. */
    static Json.Object of(TrialTask task, Compute compute, Fold fold, Progress progress, EndedBy cause) {
        SequencedMap<String, Json> metrics = new LinkedHashMap<>();
        Measurement kept = progress.kept();
        kept.metrics().forEach((name, value) -> metrics.put(name, Json.number(value)));
        Json.Object start = fold.transfer()
                .map(found -> Json.EMPTY.with("start", start(found)))
                .orElse(Json.EMPTY);
        boolean folded = progress.weights().size() > 1;
        Json.Object begun = folded ? start.with("fold", Json.number(progress.fold() + 1)) : start;
        Json.Object trial = begun.with("config", task.config())
                .with("seed", Json.text(Long.toString(task.seed())))
                .with("step", Json.number(kept.step()))
                .with("ended_by", Json.text(cause.word()))
                .with("metrics", new Json.Object(metrics))
                .with("dataset", Json.text(task.dataset().name()))
                .with("dataset_checksum", Json.text(fold.data().description().checksum()))
                .with("device", Json.text(compute.device().name()));
        return progress.confusion()
                .map(confusion -> trial.with("confusion", confusion.json()))
                .orElse(trial);
    }

    private static Json.Object start(Transfer found) {
        Json.Object start = Json.EMPTY
                .with("taken", texts(found.taken()))
                .with("fresh", texts(found.fresh()))
                .with("unused", texts(found.unused()));
        return found.doubt().map(doubt -> start.with("doubt", Json.text(doubt))).orElse(start);
    }

    private static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Json::text).toList());
    }
}
