package dev.espalier.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import java.util.Map;

/** Training as DJL's own examples do it, without listeners and metrics: what the trainer's loop is measured by. */
final class BareDjlLoop implements AutoCloseable {
    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final NDArray inputs;
    private final NDArray labels;
    private final Shape shape;
    private final int batch;

    BareDjlLoop(EngineChoice engine, BareDjlNet net, float[] values, int[] classes, int batch) {
        EngineSetup.keepQuiet();
        this.batch = batch;
        String name = Map.of(EngineChoice.MXNET, "MXNet", EngineChoice.PYTORCH, "PyTorch")
                .get(engine);
        model = Model.newInstance("bare", Device.cpu(), name);
        model.setBlock(net.block());
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.adam().build())
                .optDevices(new Device[] {Device.cpu()}));
        shape = shape(batch, net.example());
        trainer.initialize(shape);
        manager = model.getNDManager().newSubManager();
        inputs = manager.create(values, shape(classes.length, net.example()));
        labels = manager.create(floats(classes));
    }

    /** Trains on every example once, in the order of the arrays; returns the last loss, which waits for the device. */
    double epoch() {
        double last = Double.NaN;
        long size = labels.size();
        for (long start = 0; start + batch <= size; start += batch) {
            try (NDManager scratch = manager.newSubManager()) {
                NDIndex rows = new NDIndex().addSliceDim(start, start + batch);
                NDArray input = inputs.get(rows);
                NDArray label = labels.get(rows);
                input.attach(scratch);
                label.attach(scratch);
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDList predicted = trainer.forward(new NDList(input), new NDList(label));
                    NDArray loss = trainer.getLoss().evaluate(new NDList(label), predicted);
                    collector.backward(loss);
                    if (start + 2L * batch > size) {
                        last = loss.getFloat();
                    }
                }
                trainer.step();
            }
        }
        return last;
    }

    /** How many numbers are trained. */
    long parametersCount() {
        return model.getBlock().getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    private static Shape shape(int size, int[] example) {
        return new Shape(java.util.stream.LongStream.concat(
                        java.util.stream.LongStream.of(size),
                        java.util.Arrays.stream(example).asLongStream())
                .toArray());
    }

    private static float[] floats(int[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    @Override
    public void close() {
        manager.close();
        trainer.close();
        model.close();
    }
}
