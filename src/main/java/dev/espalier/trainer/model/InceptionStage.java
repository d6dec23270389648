package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.Window;
import java.util.List;

/** Inception blocks one after the other. */
final class InceptionStage {
    private static final Window ONE = Window.same(1, 1);

    private final StageParts parts;
    private final CnnStage stage;

    InceptionStage(StageParts parts, CnnStage stage) {
        this.parts = parts;
        this.stage = stage;
    }

    void addTo(FeatureMapBuilder maps) {
        for (int block = 1; block <= stage.blocks(); block++) {
            add(maps, stage.block(block));
            parts.drop(maps);
        }
        if (parts.isStrided(stage)) {
            parts.convolution(maps, stage.transition(), parts.lastKernel(stage), stage.width());
        }
        parts.pool(maps, stage);
    }

    private void add(FeatureMapBuilder maps, String name) {
        int width = stage.width();
        int half = width / 2;
        int eighth = width / 8;
        FeatureMapBuilder point = maps.branch();
        parts.convolution(point, name + ".point", ONE, width - half - 2 * eighth);
        FeatureMapBuilder single = maps.branch();
        parts.convolution(single, name + ".single.reduced", ONE, 3 * width / 8);
        parts.convolution(single, name + ".single", parts.kernel(), half);
        FeatureMapBuilder twice = maps.branch();
        parts.convolution(twice, name + ".double.reduced", ONE, Math.max(1, width / 16));
        parts.convolution(twice, name + ".double.first", parts.kernel(), eighth);
        parts.convolution(twice, name + ".double.second", parts.kernel(), eighth);
        FeatureMapBuilder pool = maps.branch().maxPool(Window.same(3, 1));
        parts.convolution(pool, name + ".pool", ONE, eighth);
        maps.concatenate(List.of(point, single, twice, pool));
    }
}
