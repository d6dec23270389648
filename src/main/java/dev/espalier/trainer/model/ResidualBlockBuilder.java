package dev.espalier.trainer.model;

import dev.espalier.trainer.model.ResNet.LastNorm;
import dev.espalier.trainer.model.ResNet.Order;
import dev.espalier.trainer.model.ResNet.Shortcut;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.FeatureMapShape;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.PaddedShortcut;
import dev.espalier.trainer.model.layer.Window;
import java.util.Optional;

/** Makes the blocks of a residual net, first to last. */
final class ResidualBlockBuilder {
    private final ResNet config;
    private final int total;
    private int made;

    /** @param total how many blocks the net has */
    ResidualBlockBuilder(ResNet config, int total) {
        this.config = config;
        this.total = total;
    }

    /** Adds the next block to {@code maps}. */
    void add(FeatureMapBuilder maps, String name, int width, int stride) {
        made++;
        FeatureMapBuilder before = maps.branch();
        if (config.order() == Order.PRE && made > 1) {
            before.norm(name + ".first.norm").activation();
        }
        FeatureMapBuilder branch = maps.branch();
        switch (config.block()) {
            case BASIC -> {
                first(branch, name + ".first", Window.same(3, stride), width);
                last(branch, name + ".second", Window.same(3, 1), width);
            }
            case BOTTLENECK -> {
                first(branch, name + ".first", Window.same(1, 1), width);
                next(branch, name + ".second", Window.same(3, stride), width);
                last(
                        branch,
                        name + ".third",
                        Window.same(1, 1),
                        width * config.block().expansion());
            }
        }
        ResidualBlock block = new ResidualBlock(
                before.built(),
                branch.built(),
                shortcut(maps.branch(), name + ".shortcut", branch.maps(), stride),
                config.stochasticDepth() * made / total,
                config.order() == Order.POST ? Layer.of(config.activation()) : Layer.IDENTITY);
        maps.add(block, branch.maps());
    }

    private void first(FeatureMapBuilder branch, String name, Window window, int width) {
        branch.convolution(name, window, width);
        if (config.order() == Order.POST) {
            branch.norm(name + ".norm").activation();
        }
    }

    private void next(FeatureMapBuilder branch, String name, Window window, int width) {
        switch (config.order()) {
            case POST ->
                branch.convolution(name, window, width).norm(name + ".norm").activation();
            case PRE -> branch.norm(name + ".norm").activation().convolution(name, window, width);
        }
    }

    private void last(FeatureMapBuilder branch, String name, Window window, int width) {
        switch (config.order()) {
            case POST -> branch.convolution(name, window, width).norm(name + ".norm", lastScale());
            case PRE -> branch.norm(name + ".norm").activation().convolution(name, window, width);
        }
    }

    private Initial lastScale() {
        return Initial.constant(config.lastNorm() == LastNorm.ZERO ? 0 : 1);
    }

    private Optional<ResidualBlock.Way> shortcut(
            FeatureMapBuilder way, String name, FeatureMapShape outputs, int stride) {
        if (config.shortcut() == Shortcut.NONE) {
            return Optional.empty();
        }
        if (way.maps().equals(outputs)) {
            return Optional.of(ResidualBlock.Way.ofInput(Layer.IDENTITY));
        }
        return Optional.of(
                switch (config.shortcut()) {
                    case CONVOLUTION -> {
                        way.convolution(name, Window.same(1, stride), outputs.channels());
                        if (config.order() == Order.POST) {
                            way.norm(name + ".norm");
                        }
                        yield ResidualBlock.Way.ofPrepared(way.built());
                    }
                    case PAD, NONE -> ResidualBlock.Way.ofInput(new PaddedShortcut(way.maps(), outputs, stride));
                });
    }
}
