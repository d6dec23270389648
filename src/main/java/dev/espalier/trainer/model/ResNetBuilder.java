package dev.espalier.trainer.model;

import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.model.ResNet.Fitting;
import dev.espalier.trainer.model.ResNet.Order;
import dev.espalier.trainer.model.ResNet.Stem;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.FeatureMapShape;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Window;
import java.util.List;

/** Residual nets: the stem, the stages and what comes after them. */
final class ResNetBuilder {
    private final ParameterLayout layout;
    private final ResNet config;

    private ResNetBuilder(ParameterLayout layout, ResNet config) {
        this.layout = layout;
        this.config = config;
    }

    static Layer build(ParameterLayout layout, ResNet config, InputShape.Image image, int outputs) {
        FeatureMapBuilder maps = maps(layout, config, image);
        return Layer.chain(List.of(
                maps.built(),
                (input, context) -> input.getNDArrayInternal().globalAvgPool(),
                Layer.dropout(config.dropout()),
                Dense.output(layout, maps.maps().channels(), outputs)));
    }

    /** All layers over feature maps. */
    static FeatureMapBuilder maps(ParameterLayout layout, ResNet config, InputShape.Image image) {
        return new ResNetBuilder(layout, config).maps(image);
    }

    private FeatureMapBuilder maps(InputShape.Image image) {
        FeatureMapBuilder maps =
                new FeatureMapBuilder(layout, config.norm(), config.activation(), FeatureMapShape.of(image));
        List<Integer> blocks = config.blocks().subList(0, stages(image));
        stem(maps);
        ResidualBlockBuilder builder = new ResidualBlockBuilder(
                config, blocks.stream().mapToInt(Integer::intValue).sum());
        for (int stage = 1; stage <= blocks.size(); stage++) {
            for (int block = 1; block <= blocks.get(stage - 1); block++) {
                int stride = stage > 1 && block == 1 ? 2 : 1;
                builder.add(maps, "stage" + stage + ".block" + block, config.width() << (stage - 1), stride);
            }
            maps.stage("stage" + stage);
        }
        if (config.order() == Order.PRE) {
            maps.norm("norm").activation();
        }
        return maps;
    }

    private void stem(FeatureMapBuilder maps) {
        Window window = switch (config.stem()) {
            case IMAGENET -> Window.same(7, 2);
            case CIFAR -> Window.same(3, 1);
        };
        maps.convolution("stem", window, config.width())
                .norm("stem.norm")
                .activation()
                .stage("stem");
        if (config.stem() == Stem.IMAGENET) {
            maps.maxPool(Window.same(3, 2)).stage("pool");
        }
    }

    private int stages(InputShape.Image image) {
        int side = Math.min(image.height(), image.width());
        int given = config.blocks().size();
        int byStem = switch (config.stem()) {
            case IMAGENET -> 2;
            case CIFAR -> 0;
        };
        int least = 1 << (byStem + given - 1);
        if (config.fitting() == Fitting.EVERY_STAGE && side < least) {
            throw new InvalidInput(
                    "trial.model",
                    "halves images %d times, which takes %dx%d pixels, but these have %dx%d; take fewer stages, or the stem \"cifar\""
                            .formatted(byStem + given - 1, least, least, image.height(), image.width()));
        }
        return config.fitting() == Fitting.EVERY_STAGE ? given : Math.clamp(log2(side) - byStem, 1, given);
    }

    private static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
