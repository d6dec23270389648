package dev.espalier.bench;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.tuning.LoopProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The trainer's epoch loop against a bare loop of DJL's own trainer, loss and optimizer, over the same arrays, net and batch
 * size, epochs of the one and the other by turns.
 */
public final class EpochLoopBenchmark implements Benchmark {
    private static final int BATCH = 64;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 10;
    private static final long LEAST_NANOS = 15_000_000_000L;
    private static final double TARGET = 0.97;

    /**
     * A net that both loops train.
     *
     * @param examples few enough for an epoch to take a tenth of a second, so that what else the machine does hits both loops
     *     alike
     */
    record Workload(String name, Json.Object trial, BareDjlNet net, int examples) {
        float[] values() {
            return noise(examples * Arrays.stream(net.example()).reduce(1, Math::multiplyExact));
        }

        int[] labels() {
            return new SplittableRandom(2).ints(examples, 0, BareDjlNet.CLASSES).toArray();
        }

        Inputs inputs() {
            int[] shape = net.example();
            if (shape.length != 2) {
                return new Inputs.Dense(values(), shape);
            }
            int[] lengths = new int[examples];
            Arrays.fill(lengths, shape[0]);
            return new Inputs.Series(values(), shape[0], shape[1], lengths);
        }
    }

    @Override
    public void run(Surroundings surroundings) {
        surroundings.printHeader();
        rows(surroundings, surroundings::print);
    }

    /** Each row as soon as it is measured. */
    static void rows(Surroundings surroundings, Consumer<Row> printed) {
        for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
            for (Workload workload : workloads()) {
                String what = "epoch loop against bare DJL, %s, %s".formatted(workload.name(), engine.word());
                if (surroundings.wants(what)) {
                    printed.accept(row(what, engine, workload));
                }
            }
        }
    }

    static List<Workload> workloads() {
        return List.of(
                new Workload("cnn 28x28", trial("{'type': 'cnn', 'depth': 2, 'width': 16}"), BareDjlNet.CNN_28, 512),
                new Workload(
                        "resnet-20 32x32",
                        trial("{'type': 'resnet', 'blocks': 3, 'stages': 3, 'width': 16}"),
                        BareDjlNet.RESNET_20,
                        128),
                new Workload("lstm 64 on 50x32", trial("{'type': 'rnn', 'units': 64}"), BareDjlNet.LSTM_50_32, 512),
                new Workload(
                        "mlp 64-128-128", trial("{'type': 'mlp', 'depth': 2, 'width': 128}"), BareDjlNet.MLP_64, 2048));
    }

    private static Json.Object trial(String model) {
        Json parsed = JsonText.parse(model.replace('\'', '"'));
        return Json.EMPTY
                .with("model", parsed)
                .with("batch_size", Json.number(BATCH))
                .with("learning_rate", Json.number(0.001))
                .with("schedule", Json.text("constant"));
    }

    private static Row row(String what, EngineChoice engine, Workload workload) {
        float[] values = workload.values();
        int[] labels = workload.labels();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (LoopProbe probe = new LoopProbe(engine, workload.trial(), workload.inputs(), labels, BareDjlNet.CLASSES);
                BareDjlLoop bare = new BareDjlLoop(engine, workload.net(), values, labels, BATCH)) {
            if (probe.parametersCount() != bare.parametersCount()) {
                throw new IllegalStateException("the nets differ: %d parameters and %d"
                        .formatted(probe.parametersCount(), bare.parametersCount()));
            }
            long end = System.nanoTime() + LEAST_NANOS;
            for (int round = -WARM_UP; round < ROUNDS || System.nanoTime() < end; round++) {
                double own = seconds(probe::epoch);
                double other = seconds(bare::epoch);
                if (round >= 0) {
                    ours.add(workload.examples() / own);
                    theirs.add(workload.examples() / other);
                    ratios.add(other / own);
                }
            }
        }
        // Each epoch is compared with the one beside it, as a processor's speed drifts over a run.
        double ratio = median(ratios);
        return Row.of(
                what,
                "%.2f (%.0f against %.0f examples a second)".formatted(ratio, median(ours), median(theirs)),
                Double.toString(TARGET),
                Row.Verdict.atLeast(ratio, TARGET));
    }

    private static float[] noise(int size) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double seconds(Runnable epoch) {
        long start = System.nanoTime();
        epoch.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
