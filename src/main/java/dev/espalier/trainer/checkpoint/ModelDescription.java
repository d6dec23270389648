package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The part {@code model.json} of a model file. */
public final class ModelDescription {
    static final int FORMAT = 1;

    private ModelDescription() {}

    /** The part {@code model.json}. */
    public static Json.Object model(TrainingConfig config, Compute compute, ResidentData data, Net net) {
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
        members.put("parameters_count", Json.number(net.layout().parametersCount()));
        members.put("engine", Json.text(compute.engine()));
        members.put("engine_version", Json.text(compute.version()));
        return new Json.Object(members);
    }

    /**
     * The net that {@code model} describes.
     *
     * @throws InvalidInput if it describes none
     */
    static Net net(Json.Object model, Preprocessing preprocessing) {
        int outputs = Math.max(1, preprocessing.classes().size());
        return Net.of(architecture(model), InputShapes.of(preprocessing.input()), outputs);
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
