package dev.espalier.trainer.model;

import dev.espalier.trainer.model.Cnn.Block;
import dev.espalier.trainer.model.Cnn.Head;
import dev.espalier.trainer.model.Cnn.Layout;
import dev.espalier.trainer.model.Cnn.Pooling;
import dev.espalier.trainer.model.CnnStage.End;
import dev.espalier.trainer.model.CnnStage.Place;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.FeatureMapShape;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Convolutional nets: the stages, and what comes after them. */
final class CnnBuilder {
    private static final int WIDEST = 2048;

    private final ParameterLayout layout;
    private final Cnn config;

    private CnnBuilder(ParameterLayout layout, Cnn config) {
        this.layout = layout;
        this.config = config;
    }

    static Layer build(ParameterLayout layout, Cnn config, InputShape.Image image, int outputs) {
        return new CnnBuilder(layout, config).build(image, outputs);
    }

    private Layer build(InputShape.Image image, int outputs) {
        FeatureMapBuilder maps =
                new FeatureMapBuilder(layout, config.norm(), config.activation(), FeatureMapShape.of(image));
        StageParts parts = new StageParts(config);
        int side = Math.min(image.height(), image.width());
        List<Integer> blocks = blocks(side);
        int width = config.width();
        for (int number = 1; number <= blocks.size(); number++) {
            Place place = number == blocks.size() ? Place.LAST : Place.INNER;
            CnnStage stage = new CnnStage(number, blocks.get(number - 1), width, place, end(side, place));
            switch (config.block()) {
                case Block.Plain plain -> new PlainStage(parts, stage, names(stage, blocks)).addTo(maps);
                case Block.Inception inception -> new InceptionStage(parts, stage).addTo(maps);
                case Block.Dense dense -> new DenseStage(parts, stage, dense).addTo(maps);
            }
            maps.stage("stage" + number);
            width = Math.min(WIDEST, width * config.growth());
        }
        return Layer.chain(List.of(maps.built(), head(maps.maps(), outputs)));
    }

    /** Where only the depth is given, the convolutions are counted through the whole net. */
    private IntFunction<String> names(CnnStage stage, List<Integer> blocks) {
        int before = blocks.subList(0, stage.number() - 1).stream()
                .mapToInt(Integer::intValue)
                .sum();
        return switch (config.layout()) {
            case Layout.Depth depth -> block -> "convolution" + (before + block);
            case Layout.Stages stages -> stage::block;
        };
    }

    private End end(int side, Place place) {
        boolean tooSmall = config.layout() instanceof Layout.Depth && reductions(side) == 0;
        boolean lastDense = place == Place.LAST && config.block() instanceof Block.Dense;
        return tooSmall || lastDense || config.pooling() == Pooling.NONE ? End.KEPT : End.REDUCED;
    }

    /** Blocks of each stage. */
    private List<Integer> blocks(int side) {
        return switch (config.layout()) {
            case Layout.Stages(int stages, int blocks) -> Collections.nCopies(stages, blocks);
            case Layout.Depth(int blocks) -> {
                int stages = Math.max(1, Math.min(blocks, reductions(side)));
                yield IntStream.rangeClosed(1, stages)
                        .mapToObj(stage -> blocks / stages + (stage > stages - blocks % stages ? 1 : 0))
                        .toList();
            }
        };
    }

    /** How often maps of {@code side} can be made smaller without getting below 2x2. */
    private int reductions(int side) {
        int count = 0;
        for (int left = side / config.stride(); left >= 2; left /= config.stride()) {
            count++;
        }
        return count;
    }

    private Layer head(FeatureMapShape maps, int outputs) {
        List<Layer> layers = new ArrayList<>();
        long inputs = config.head() == Head.AVERAGE ? maps.channels() : maps.size();
        layers.add(
                switch (config.head()) {
                    case AVERAGE ->
                        (input, context) -> input.getNDArrayInternal().globalAvgPool();
                    case FLATTEN -> (input, context) -> input.reshape(-1, inputs);
                });
        long width = inputs;
        if (config.hidden() > 0) {
            layers.add(new Dense(layout, "hidden", inputs, config.hidden(), Initial.he(inputs)));
            layers.add(Layer.of(config.activation()));
            width = config.hidden();
        }
        layers.add(Layer.dropout(config.dropout()));
        layers.add(Dense.output(layout, width, outputs));
        return Layer.chain(layers);
    }
}
