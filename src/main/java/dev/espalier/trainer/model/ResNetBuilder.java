package dev.espalier.trainer.model;

import dev.espalier.trainer.model.Convolution.Maps;
import dev.espalier.trainer.model.ResNet.Shortcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Residual nets with the stem of He et al. 2015, section 4.2: one 3x3 convolution, for small images. */
final class ResNetBuilder {
    private static final int EXPANSION = 4;

    private final Blueprint blueprint;
    private final ResNet config;

    private ResNetBuilder(Blueprint blueprint, ResNet config) {
        this.blueprint = blueprint;
        this.config = config;
    }

    static Layer build(Blueprint blueprint, ResNet config, InputShape.Image image, int outputs) {
        return new ResNetBuilder(blueprint, config).build(image, outputs);
    }

    private Layer build(InputShape.Image image, int outputs) {
        int side = Math.min(image.height(), image.width());
        int stages = Math.clamp(CnnBuilder.log2(side), 1, config.stages());
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution("stem", new Maps(image.channels(), config.width(), 3, 1)));
        layers.add(Layer.of(config.activation()));
        int channels = config.width();
        for (int stage = 1; stage <= stages; stage++) {
            int width = config.width() << (stage - 1);
            for (int block = 1; block <= config.blocks(); block++) {
                int stride = stage > 1 && block == 1 ? 2 : 1;
                layers.add(block("stage" + stage + ".block" + block, channels, width, stride));
                channels = width * expansion();
            }
        }
        layers.add((input, pass) -> input.getNDArrayInternal().globalAvgPool());
        layers.add(Layer.dropout(config.dropout()));
        layers.add(Dense.output(blueprint, channels, outputs));
        return Layer.chain(layers);
    }

    private int expansion() {
        return switch (config.block()) {
            case BASIC -> 1;
            case BOTTLENECK -> EXPANSION;
        };
    }

    private Layer block(String name, int inputs, int width, int stride) {
        int outputs = width * expansion();
        Layer activation = Layer.of(config.activation());
        List<Layer> layers = new ArrayList<>();
        switch (config.block()) {
            case BASIC -> {
                layers.add(convolution(name + ".first", new Maps(inputs, width, 3, stride)));
                layers.add(activation);
                layers.add(convolution(name + ".second", new Maps(width, outputs, 3, 1)));
            }
            case BOTTLENECK -> {
                layers.add(convolution(name + ".first", new Maps(inputs, width, 1, 1)));
                layers.add(activation);
                layers.add(convolution(name + ".second", new Maps(width, width, 3, stride)));
                layers.add(activation);
                layers.add(convolution(name + ".third", new Maps(width, outputs, 1, 1)));
            }
        }
        return new ResidualBlock(
                Layer.chain(layers), shortcut(name, new Maps(inputs, outputs, 1, stride)), config.activation());
    }

    private Optional<Layer> shortcut(String name, Maps maps) {
        if (config.shortcut() == Shortcut.PLAIN) {
            return Optional.empty();
        }
        return Optional.of(
                maps.inputs() == maps.outputs() && maps.stride() == 1
                        ? (input, pass) -> input
                        : convolution(name + ".shortcut", maps));
    }

    private Layer convolution(String name, Maps maps) {
        Layer convolution = new Convolution(blueprint, name, maps, config.norm());
        return config.norm() == Norm.NONE
                ? convolution
                : Layer.chain(List.of(convolution, new BatchNorm(blueprint, name + ".norm", maps.outputs())));
    }
}
