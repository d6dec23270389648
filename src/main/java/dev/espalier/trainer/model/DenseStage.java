package dev.espalier.trainer.model;

import dev.espalier.trainer.model.Cnn.Block;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.Window;
import java.util.List;

/** Dense blocks one after the other, each reading all before it; with the convolution before the first. */
final class DenseStage {
    private static final int BOTTLENECK = 4;
    private static final Window ONE = Window.same(1, 1);

    private final StageParts parts;
    private final CnnStage stage;
    private final Block.Dense dense;

    DenseStage(StageParts parts, CnnStage stage, Block.Dense dense) {
        this.parts = parts;
        this.stage = stage;
        this.dense = dense;
    }

    void addTo(FeatureMapBuilder maps) {
        if (stage.number() == 1) {
            maps.convolution("stem", parts.kernel(), stage.width());
        }
        for (int block = 1; block <= stage.blocks(); block++) {
            FeatureMapBuilder added = maps.branch();
            parts.activated(added, stage.block(block) + ".first", ONE, BOTTLENECK * dense.growthRate());
            parts.activated(added, stage.block(block) + ".second", parts.kernel(), dense.growthRate());
            parts.drop(added);
            maps.concatenate(List.of(maps.branch(), added));
        }
        if (stage.place() == CnnStage.Place.LAST) {
            maps.norm("norm").activation();
        } else {
            int left = (int) Math.max(1, Math.floor(maps.maps().channels() * dense.compression()));
            Window window = parts.isStrided(stage) ? parts.lastKernel(stage) : ONE;
            parts.activated(maps, stage.transition(), window, left);
            parts.pool(maps, stage);
        }
    }
}
