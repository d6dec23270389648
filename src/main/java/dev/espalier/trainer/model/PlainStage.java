package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.Window;
import java.util.function.IntFunction;

/** Convolutions one after the other. */
final class PlainStage {
    private final StageParts parts;
    private final CnnStage stage;
    private final IntFunction<String> names;

    /** @param names of the convolutions, by their number in this stage, from 1 */
    PlainStage(StageParts parts, CnnStage stage, IntFunction<String> names) {
        this.parts = parts;
        this.stage = stage;
        this.names = names;
    }

    void addTo(FeatureMapBuilder maps) {
        for (int block = 1; block <= stage.blocks(); block++) {
            Window window = block == stage.blocks() ? parts.lastKernel(stage) : parts.kernel();
            parts.convolution(maps, names.apply(block), window, stage.width());
            parts.drop(maps);
        }
        parts.pool(maps, stage);
    }
}
