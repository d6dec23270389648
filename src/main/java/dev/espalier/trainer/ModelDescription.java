package dev.espalier.trainer;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.data.Preprocessing;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.transfer.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The JSON parts of a model file. */
final class ModelDescription {
    static final int FORMAT = 1;

    private ModelDescription() {}

    /** The part {@code model.json}. */
    static Json.Object model(TrainingConfig config, Compute compute, ResidentData data, Net net) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("format", Json.number(FORMAT));
        members.put("task", Json.text(Task.of(data.description()).word()));
        members.put("model", config.modelJson());
        members.put(
                "input_shape",
                new Json.Array(data.preprocessing().input().shape().stream()
                        .<Json>map(Json::number)
                        .toList()));
        members.put("classes", texts(data.preprocessing().classes()));
        members.put("parameters_count", Json.number(net.blueprint().parametersCount()));
        members.put("engine", Json.text(compute.engine()));
        members.put("engine_version", Json.text(compute.version()));
        return new Json.Object(members);
    }

    /** The part {@code trial.json}. */
    static Json.Object trial(TrialTask task, Compute compute, Fold fold, Progress progress, EndedBy cause) {
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

    /**
     * The net that {@code model} describes.
     *
     * @throws InvalidInput if it describes none
     */
    static Net net(Json.Object model, Preprocessing preprocessing) {
        int outputs = Math.max(1, preprocessing.classes().size());
        return Net.of(architecture(model), Shapes.of(preprocessing.input()), outputs);
    }

    /**
     * The architecture that {@code model} describes.
     *
     * @throws InvalidInput if it describes none
     */
    static ModelConfig architecture(Json.Object model) {
        if (!model.get("format").equals(java.util.Optional.of(Json.number(FORMAT)))) {
            throw new InvalidInput("format", "is not " + FORMAT + ", the only one that this version reads");
        }
        if (!(model.get("model").orElse(new Json.Null()) instanceof Json.Object architecture)) {
            throw new InvalidInput("model", "is missing");
        }
        return TrainingConfig.parseModel(architecture);
    }

    private static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Json::text).toList());
    }
}
