package dev.espalier.bench;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import java.util.List;

/** The nets that both loops train, here of DJL's own blocks. */
enum BareDjlNet {
    CNN_28(1, 28, 28),
    RESNET_20(3, 32, 32),
    LSTM_50_32(50, 32),
    MLP_64(64);

    static final int CLASSES = 10;

    private static final int STAGES = 3;
    private static final int BLOCKS = 3;
    private static final int WIDTH = 16;

    private final int[] example;

    BareDjlNet(int... example) {
        this.example = example;
    }

    /** The shape of one example. */
    int[] example() {
        return example.clone();
    }

    Block block() {
        return switch (this) {
            case CNN_28 ->
                new SequentialBlock()
                        .add(convolution(16, 3, 1))
                        .add(norm())
                        .add(Activation::relu)
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(convolution(32, 3, 1))
                        .add(norm())
                        .add(Activation::relu)
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(Blocks.batchFlattenBlock())
                        .add(output());
            case RESNET_20 -> resNet();
            case LSTM_50_32 ->
                new SequentialBlock()
                        .add(LSTM.builder().setStateSize(64).setNumLayers(1).build())
                        .addSingleton(steps -> steps.get(new NDIndex(":, -1")))
                        .add(output());
            case MLP_64 ->
                new SequentialBlock()
                        .add(Linear.builder().setUnits(128).build())
                        .add(Activation::relu)
                        .add(Linear.builder().setUnits(128).build())
                        .add(Activation::relu)
                        .add(output());
        };
    }

    private static Block resNet() {
        SequentialBlock net =
                new SequentialBlock().add(convolution(WIDTH, 3, 1)).add(norm()).add(Activation::relu);
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                net.add(residual(WIDTH << stage, stride)).add(Activation::relu);
            }
        }
        return net.add(Pool.globalAvgPool2dBlock()).add(output());
    }

    private static Block residual(int maps, int stride) {
        Block layers = new SequentialBlock()
                .add(convolution(maps, 3, stride))
                .add(norm())
                .add(Activation::relu)
                .add(convolution(maps, 3, 1))
                .add(norm());
        Block shortcut = stride == 1
                ? Blocks.identityBlock()
                : new SequentialBlock().add(convolution(maps, 1, stride)).add(norm());
        return new ParallelBlock(
                both -> new NDList(
                        NDArrays.add(both.get(0).singletonOrThrow(), both.get(1).singletonOrThrow())),
                List.of(layers, shortcut));
    }

    private static Block norm() {
        return BatchNorm.builder().build();
    }

    private static Block output() {
        return Linear.builder().setUnits(CLASSES).build();
    }

    private static Block convolution(int maps, int kernel, int stride) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optStride(new Shape(stride, stride))
                .setFilters(maps)
                .optBias(false)
                .build();
    }
}
