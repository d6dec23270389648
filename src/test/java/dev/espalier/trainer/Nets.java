package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Small nets of every kind, with a batch for each. */
public final class Nets {
    static final int BATCH = 6;
    static final int OUTPUTS = 3;
    static final int STEPS = 8;

    /** The most layers that one of these nets has one upon the other, a recurrent one once a step and direction. */
    static final int LAYERS = 2 * STEPS;

    /** The most products that a layer of them adds up: those of a kernel of 7 x 7 on two channels. */
    static final int TERMS = 7 * 7 * 2;

    /** How far rounding may move an output of one of them, of which the last layer adds up numbers of size 2 together. */
    static final double ROUNDED = 2 * Rounding.ofLayers(LAYERS, TERMS);

    private static final int[] LENGTHS = {8, 1, 3, 7, 2, 5};

    private Nets() {}

    /** A net and what it reads. */
    record Case(String model, InputShape input) {
        Net net() {
            return Net.of(Nets.model(model), input, OUTPUTS);
        }

        @Override
        public String toString() {
            return model + " on " + input.getClass().getSimpleName();
        }
    }

    static Stream<Case> all() {
        return Stream.of(images(), rows(), SequenceNets.all()).flatMap(cases -> cases);
    }

    /** One of each type and kind of input. */
    static Stream<Case> ofEachType() {
        Map<List<Object>, Case> first = new LinkedHashMap<>();
        all().forEach(net -> first.putIfAbsent(
                List.of(model(net.model()).getClass(), net.input().getClass()), net));
        return first.values().stream();
    }

    private static Stream<Case> images() {
        InputShape image = new InputShape.Image(2, 8, 8);
        return Stream.of(
                        "{'type':'cnn','depth':3,'width':4,'kernel':3,'dropout':0.3,'norm':'batch','hidden':5,'activation':'tanh'}",
                        "{'type':'cnn','depth':3,'width':4,'kernel':3,'dropout':0.3,'norm':'none','hidden':5,'activation':'tanh'}",
                        "{'type':'cnn','depth':1,'width':4,'growth':1,'kernel':5,'norm':'none','head':'average','activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'basic','norm':'batch','activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'basic','norm':'none','activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'basic','shortcut':false,'activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'bottleneck','norm':'batch','activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'bottleneck','norm':'none','activation':'tanh'}",
                        "{'type':'resnet','blocks':1,'stages':2,'width':3,'block':'bottleneck','shortcut':false,'activation':'tanh'}",
                        "{'type':'resnet','blocks':[1,2],'width':3,'order':'pre','activation':'tanh'}",
                        "{'type':'resnet','blocks':[1,1],'width':3,'order':'pre','block':'bottleneck','norm':'layer','activation':'tanh'}",
                        "{'type':'resnet','blocks':[1,1],'width':3,'projection':'pad','norm':'layer','stochastic_depth':0.5,'activation':'tanh'}",
                        "{'type':'resnet','blocks':[1,1],'width':4,'projection':'pad','order':'pre','stem':'imagenet','activation':'tanh'}",
                        "{'type':'resnet','blocks':[2],'width':4,'stem':'imagenet','zero_init':true,'initializer':'orthogonal','activation':'tanh'}",
                        "{'type':'cnn','depth':2,'width':4,'norm':'layer','activation':'tanh'}",
                        "{'type':'cnn','stages':2,'blocks':2,'width':3,'pooling':'average','padding':'valid','kernel':1,'activation':'tanh'}",
                        "{'type':'cnn','stages':1,'blocks':2,'width':3,'pooling':'strided','padding':'valid','stride':3,'norm':'none','block_dropout':0.3,'activation':'tanh'}",
                        "{'type':'cnn','stages':1,'blocks':2,'width':3,'pooling':'none','head':'average','initializer':'xavier','activation':'tanh'}",
                        "{'type':'cnn','stages':2,'blocks':2,'width':4,'block':'densenet','growth_rate':2,'block_dropout':0.3,'activation':'tanh'}",
                        "{'type':'cnn','stages':2,'width':4,'block':'densenet','growth_rate':2,'pooling':'strided','norm':'layer','activation':'tanh'}",
                        "{'type':'cnn','stages':2,'width':8,'block':'inception','activation':'tanh'}",
                        "{'type':'cnn','stages':1,'blocks':2,'width':8,'block':'inception','pooling':'strided','norm':'layer','activation':'tanh'}")
                .map(model -> new Case(model, image));
    }

    private static Stream<Case> rows() {
        return Stream.of(
                        "{'type':'mlp','depth':2,'width':7,'dropout':0.3,'norm':'batch','activation':'tanh'}",
                        "{'type':'mlp','depth':2,'width':7,'dropout':0.3,'norm':'layer','activation':'tanh'}",
                        "{'type':'mlp','depth':2,'width':7,'dropout':0.3,'norm':'none','activation':'tanh'}",
                        "{'type':'mlp','depth':3,'width':9,'shape':'funnel','residual':true,'dropout':0.3,'activation':'tanh'}",
                        "{'type':'mlp','depth':2,'width':5,'residual':true,'norm':'layer','embedding':2,'activation':'tanh'}",
                        "{'type':'mlp','depth':2,'width':7,'norm':'batch','embedding':'auto','activation':'tanh'}")
                .map(model -> new Case(model, new InputShape.Row(List.of(1, 3, 1, 5))));
    }

    /** @param json an architecture as a trial has it, with single quotes for double ones */
    public static ModelConfig model(String json) {
        return TrainingConfig.parseModel((Json.Object) JsonText.parse(json.replace('\'', '"')));
    }

    /** A batch that {@code input} describes, the same for the same seed on every engine. */
    static NDArray batch(InputShape input, NDManager manager, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (input) {
            case InputShape.Row row -> floats(manager, random, BATCH, row.width());
            case InputShape.Image(int channels, int height, int width) ->
                floats(manager, random, BATCH, channels, height, width);
            case InputShape.Series(int channels, int length) -> floats(manager, random, BATCH, length, channels);
            case InputShape.Text(int length, int vocabulary) ->
                HostArrays.create(
                        manager,
                        random.ints((long) BATCH * length, 0, vocabulary).toArray(),
                        new Shape(BATCH, length));
        };
    }

    /** The same as {@link #batch} for the epoch loop, its sequences of the {@link #lengths} that these have. */
    static Inputs inputs(InputShape input, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (input) {
            case InputShape.Row row -> new Inputs.Dense(noise(BATCH * row.width(), seed), new int[] {row.width()});
            case InputShape.Image(int channels, int height, int width) ->
                new Inputs.Dense(noise(BATCH * channels * height * width, seed), new int[] {channels, height, width});
            case InputShape.Series(int channels, int length) ->
                new Inputs.Series(noise(BATCH * length * channels, seed), length, channels, LENGTHS.clone());
            case InputShape.Text(int length, int vocabulary) ->
                new Inputs.Tokens(
                        random.ints((long) BATCH * length, 0, vocabulary).toArray(), length, LENGTHS.clone());
        };
    }

    static Optional<SequenceMask> lengths(InputShape input) {
        return input instanceof InputShape.Series || input instanceof InputShape.Text
                ? Optional.of(new SequenceMask(LENGTHS, STEPS))
                : Optional.empty();
    }

    static ForwardContext training(Case net, NDManager manager, Weights weights) {
        return training(net, manager, weights, masks(manager));
    }

    /** A pass that drops what any other by {@code masks} drops. */
    static ForwardContext training(Case net, NDManager manager, Weights weights, DropoutMasks masks) {
        masks.startEpoch(0);
        return ForwardContext.training(manager, weights, masks, lengths(net.input()));
    }

    /** To be shared by the passes of a test: drawing them takes longer than such a pass. */
    static DropoutMasks masks(NDManager manager) {
        return new DropoutMasks(manager, 5);
    }

    static ForwardContext inference(Case net, NDManager manager, Weights weights) {
        return ForwardContext.inference(manager, weights, lengths(net.input()));
    }

    public static Compute compute(EngineChoice engine) {
        return EngineSetup.load(engine, new ComputeDevice.Cpu());
    }

    public static float[] noise(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static NDArray floats(NDManager manager, SplittableRandom random, long... shape) {
        Shape all = new Shape(shape);
        return HostArrays.create(manager, noise(Math.toIntExact(all.size()), random.nextLong()), all);
    }
}
