package dev.espalier.trainer.start;

import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;

/** Vectors of tokens that a trial begins with in place of random ones. */
public final class PretrainedEmbeddings {
    private static final String TABLE = "embedding.weight";

    private PretrainedEmbeddings() {}

    /**
     * {@code trial} with an embedding as wide as the data set's vectors, if it wants these; else {@code config}, which is the
     * same read.
     *
     * @throws InvalidInput if it wants vectors and the data set has none
     */
    public static TrainingConfig sized(Json.Object trial, TrainingConfig config, ResidentData data) {
        if (!config.takesVectors() || !(trial.get("model").orElse(Json.EMPTY) instanceof Json.Object model)) {
            return config;
        }
        int width = data.vectors()
                .map(TokenVectors::width)
                .orElseThrow(() -> new InvalidInput(
                        "trial.model.embedding_source",
                        "is \"file\", but the data set was registered without vectors; register it with the option"
                                + " \"vectors\""));
        return TrainingConfig.parse(trial.with("model", model.with("embedding", Json.number(width))));
    }

    /** {@code begin} with {@code vectors} for the tokens that have one; the others keep what they begin with. */
    public static Snapshot put(ParameterLayout layout, Snapshot begin, TokenVectors vectors) {
        float[] parameters = begin.parameters().clone();
        for (ParameterSpec slot : layout.parameters()) {
            if (slot.name().equals(TABLE)) {
                for (int token = 0; token < vectors.vocabulary(); token++) {
                    int row = slot.offset() + token * vectors.width();
                    vectors.of(token).ifPresent(vector -> System.arraycopy(vector, 0, parameters, row, vector.length));
                }
            }
        }
        return new Snapshot(parameters, begin.statistics());
    }
}
