package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.Activation;
import dev.espalier.trainer.model.Cnn;
import dev.espalier.trainer.model.Cnn.Head;
import dev.espalier.trainer.model.DropoutMasks;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Lengths;
import dev.espalier.trainer.model.Mlp;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Norm;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.ResNet;
import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Shortcut;
import dev.espalier.trainer.model.Rnn;
import dev.espalier.trainer.model.Rnn.Cell;
import dev.espalier.trainer.model.Rnn.Direction;
import dev.espalier.trainer.model.Rnn.Pooling;
import dev.espalier.trainer.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Small nets of every kind, with a batch for each. */
final class Nets {
    static final int BATCH = 6;
    static final int OUTPUTS = 3;
    static final int STEPS = 8;

    private Nets() {}

    /** A net and what it reads. */
    record Case(String name, ModelConfig config, InputShape input) {
        Net net() {
            return Net.of(config, input, OUTPUTS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        InputShape image = new InputShape.Image(2, 8, 8);
        InputShape series = new InputShape.Series(3, STEPS);
        InputShape text = new InputShape.Text(STEPS, 11);
        List<Case> cases = new ArrayList<>();
        for (Norm norm : Norm.values()) {
            cases.add(new Case("mlp " + norm, new Mlp(2, 7, 0.3, Activation.TANH, norm), new InputShape.Row(5)));
            cases.add(new Case("cnn " + norm, new Cnn(3, 4, 2, 3, 0.3, Activation.TANH, norm, Head.FLATTEN, 5), image));
            for (Block block : Block.values()) {
                for (Shortcut shortcut : Shortcut.values()) {
                    cases.add(new Case(
                            "resnet %s %s %s".formatted(block, shortcut, norm),
                            new ResNet(1, 2, 3, block, shortcut, 0, Activation.TANH, norm),
                            image));
                }
            }
        }
        cases.add(new Case("cnn average", new Cnn(1, 4, 1, 5, 0, Activation.TANH, Norm.NONE, Head.AVERAGE, 0), image));
        for (Cell cell : Cell.values()) {
            for (Direction direction : Direction.values()) {
                for (Pooling pooling : Pooling.values()) {
                    String name = "%s %s %s".formatted(cell, direction, pooling);
                    cases.add(new Case(name + " series", new Rnn(cell, 2, 4, direction, pooling, 0.3, 1), series));
                    cases.add(new Case(name + " text", new Rnn(cell, 1, 4, direction, pooling, 0, 5), text));
                }
            }
        }
        return cases.stream();
    }

    /** A batch that {@code input} describes, the same for the same seed on every engine. */
    static NDArray batch(InputShape input, NDManager manager, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (input) {
            case InputShape.Row(int width) -> floats(manager, random, BATCH, width);
            case InputShape.Image(int channels, int height, int width) ->
                floats(manager, random, BATCH, channels, height, width);
            case InputShape.Series(int channels, int length) -> floats(manager, random, BATCH, length, channels);
            case InputShape.Text(int length, int vocabulary) ->
                manager.create(random.ints((long) BATCH * length, 0, vocabulary).toArray(), new Shape(BATCH, length));
        };
    }

    static Optional<Lengths> lengths(InputShape input) {
        return input instanceof InputShape.Series || input instanceof InputShape.Text
                ? Optional.of(new Lengths(new int[] {8, 1, 3, 7, 2, 5}, STEPS))
                : Optional.empty();
    }

    static Pass training(Case net, NDManager manager, Weights weights) {
        return Pass.training(manager, weights, new DropoutMasks(manager, 5), lengths(net.input()));
    }

    static Pass inference(Case net, NDManager manager, Weights weights) {
        return Pass.inference(manager, weights, lengths(net.input()));
    }

    static Compute compute(EngineChoice engine) {
        return EngineSetup.load(engine, new ComputeDevice.Cpu());
    }

    static float[] noise(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static NDArray floats(NDManager manager, SplittableRandom random, long... shape) {
        Shape all = new Shape(shape);
        return manager.create(noise(Math.toIntExact(all.size()), random.nextLong()), all);
    }
}
