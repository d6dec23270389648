package dev.espalier.trainer.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A layer's output, pulled this way and that, as a function of its input and parameters: gradients and differences of it. */
final class LayerSlopes {
    private static final double STEP = 1e-2;
    private static final float SPACING = 0.05f;

    private final String engine;
    private final SomeLayers.Case tried;
    private final Blueprint blueprint = new Blueprint(Initializer.AUTO);
    private final Layer layer;

    LayerSlopes(String engine, SomeLayers.Case tried) {
        this.engine = engine;
        this.tried = tried;
        this.layer = tried.layer().apply(blueprint);
    }

    /** The input; and all parameters in one, where there are any. */
    List<float[]> beginning() {
        float[] parameters = blueprint.initial(new SplittableRandom(3)).parameters();
        // Zeros and ones hide what is left out or multiplied twice.
        float[] off = noise(parameters.length, 4);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.2f * off[i];
        }
        float[] input = apart(Math.toIntExact(tried.input().size()));
        return parameters.length == 0 ? List.of(input) : List.of(input, parameters);
    }

    /** By each of the same. */
    List<float[]> gradients(List<float[]> at) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            Point point = new Point(at, manager);
            double unused = pulled(point, manager);
            List<float[]> gradients = new ArrayList<>();
            gradients.add(point.input.getGradient().toFloatArray());
            gradients.add(Slot.flat(
                    blueprint.parameters(),
                    i -> point.weights.parameters().get(i).getGradient().toFloatArray()));
            return gradients;
        }
    }

    /** The central difference along {@code direction} of one array. */
    double change(List<float[]> at, int index, float[] direction) {
        return (moved(at, index, direction, STEP) - moved(at, index, direction, -STEP)) / (2 * STEP);
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

    private double moved(List<float[]> at, int index, float[] direction, double step) {
        List<float[]> moved = new ArrayList<>(at);
        float[] one = at.get(index).clone();
        for (int i = 0; i < one.length; i++) {
            one[i] += (float) (step * direction[i]);
        }
        moved.set(index, one);
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            return pulled(new Point(moved, manager), manager);
        }
    }

    private double pulled(Point point, NDManager manager) {
        Pass pass = Pass.training(manager, point.weights, new DropoutMasks(manager, 5), Optional.empty());
        try (GradientCollector collector = Engine.getEngine(engine).newGradientCollector()) {
            NDArray output = layer.forward(point.input, pass);
            float[] pull = noise(Math.toIntExact(output.size()), 2);
            collector.backward(
                    output.mul(manager.create(pull, output.getShape())).sum());
            return dot(output.toFloatArray(), pull);
        }
    }

    /** Where the function is looked at. */
    private final class Point {
        private final NDArray input;
        private final Weights weights;

        Point(List<float[]> values, NDManager manager) {
            input = manager.create(values.getFirst(), tried.input());
            float[] statistics = blueprint.initial(new SplittableRandom(3)).statistics();
            float[] parameters = values.size() == 1 ? new float[0] : values.get(1);
            weights = new Weights(blueprint, new Snapshot(parameters, statistics), manager);
            input.setRequiresGradient(true);
            weights.parameters().forEach(array -> array.setRequiresGradient(true));
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
