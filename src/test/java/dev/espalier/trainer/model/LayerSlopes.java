package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.LayerCase.Reading;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A layer's output, pulled this way and that, as a function of its input and parameters: gradients and differences of it. */
final class LayerSlopes implements AutoCloseable {
    private static final double STEP = 1e-2;
    private static final float SPACING = 0.05f;

    private final NDManager owner;
    private final DropoutMasks masks;
    private final LayerCase tried;
    private final ParameterLayout layout = new ParameterLayout(Initializer.AUTO);
    private final Layer layer;

    LayerSlopes(String engine, LayerCase tried) {
        this.owner = NDManager.newBaseManager(engine);
        this.masks = new DropoutMasks(owner, 5);
        this.tried = tried;
        this.layer = tried.layer().apply(layout);
    }

    /** What a slope is by. */
    enum By {
        INPUT,
        PARAMETERS
    }

    /** The input, where it is of numbers; and all parameters in one, where there are any. */
    Map<By, float[]> beginning() {
        float[] parameters = layout.initial(new SplittableRandom(3)).parameters();
        // Zeros and ones hide what is left out or multiplied twice.
        float[] off = noise(parameters.length, 4);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.2f * off[i];
        }
        Map<By, float[]> values = new EnumMap<>(By.class);
        switch (tried.reading()) {
            case Reading.Numbers(Shape shape) -> values.put(By.INPUT, apart(Math.toIntExact(shape.size())));
            case Reading.Tokens tokens -> {}
        }
        if (parameters.length > 0) {
            values.put(By.PARAMETERS, parameters);
        }
        return values;
    }

    /** By each of the same. */
    Map<By, float[]> gradients(Map<By, float[]> at) {
        try (NDManager manager = owner.newSubManager()) {
            Point point = new Point(at, manager);
            double unused = pulled(point, manager);
            Map<By, float[]> gradients = new EnumMap<>(By.class);
            for (By by : at.keySet()) {
                gradients.put(by, point.gradient(by));
            }
            return gradients;
        }
    }

    /** The central difference along {@code direction} of one array. */
    double change(Map<By, float[]> at, By by, float[] direction) {
        return (moved(at, by, direction, STEP) - moved(at, by, direction, -STEP)) / (2 * STEP);
    }

    /** Halfway between the gradient's own direction, along which it shows, and a random one that does not go against it. */
    float[] direction(float[] gradient, int seed) {
        float[] noise = noise(gradient.length, seed);
        double length = Math.sqrt(dot(gradient, gradient));
        double noisy = Math.copySign(Math.sqrt(dot(noise, noise)), dot(noise, gradient));
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (gradient[i] / length + noise[i] / noisy);
        }
        return noise;
    }

    static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private double moved(Map<By, float[]> at, By by, float[] direction, double step) {
        float[] one = at.get(by).clone();
        for (int i = 0; i < one.length; i++) {
            one[i] += (float) (step * direction[i]);
        }
        Map<By, float[]> moved = new EnumMap<>(at);
        moved.put(by, one);
        try (NDManager manager = owner.newSubManager()) {
            return pulled(new Point(moved, manager), manager);
        }
    }

    private double pulled(Point point, NDManager manager) {
        masks.startEpoch(0);
        ForwardContext context = ForwardContext.training(manager, point.weights, masks, tried.lengths());
        try (GradientCollector collector = owner.getEngine().newGradientCollector()) {
            NDArray output = layer.forward(point.input, context);
            float[] pull = noise(Math.toIntExact(output.size()), 2);
            collector.backward(output.mul(HostArrays.create(manager, pull, output.getShape()))
                    .sum());
            return dot(output.toFloatArray(), pull);
        }
    }

    @Override
    public void close() {
        owner.close();
    }

    /** Where the function is looked at. */
    private final class Point {
        private final NDArray input;
        private final Weights weights;

        Point(Map<By, float[]> values, NDManager manager) {
            input = switch (tried.reading()) {
                case Reading.Numbers(Shape shape) -> HostArrays.create(manager, values.get(By.INPUT), shape);
                case Reading.Tokens(Shape shape, int vocabulary) ->
                    HostArrays.create(
                            manager,
                            new SplittableRandom(6)
                                    .ints(shape.size(), 0, vocabulary)
                                    .toArray(),
                            shape);
            };
            float[] statistics = layout.initial(new SplittableRandom(3)).statistics();
            float[] off = noise(statistics.length, 7);
            for (int i = 0; i < statistics.length; i++) {
                statistics[i] += Math.abs(off[i]);
            }
            float[] parameters = values.getOrDefault(By.PARAMETERS, new float[0]);
            weights = new Weights(layout, new Snapshot(parameters, statistics), manager);
            weights.hold(tried.held());
            if (values.containsKey(By.INPUT)) {
                input.setRequiresGradient(true);
            }
            weights.parameters().forEach(array -> array.setRequiresGradient(true));
        }

        float[] gradient(By by) {
            return switch (by) {
                case INPUT -> input.getGradient().toFloatArray();
                case PARAMETERS ->
                    ParameterSpec.flat(
                            layout.parameters(),
                            i -> weights.parameters().get(i).getGradient().toFloatArray());
            };
        }
    }

    /** Values in any order, none near another or near 0: a step changes neither which is the greatest nor a sign. */
    private static float[] apart(int size) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            int place = random.nextInt(i + 1);
            values[i] = values[place];
            values[place] = (i - size / 2 + 0.5f) * SPACING;
        }
        return values;
    }

    private static float[] noise(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
