package dev.espalier.bench;

import dev.espalier.trainer.tuning.LoopProbe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Examples a second of the nets of {@link EpochLoopBenchmark} with the engine and threads that the trainer chooses by itself. Runs in
 * a process that is started as training processes are.
 */
public final class LoopSpeeds implements Benchmark {
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long NANOS = 8_000_000_000L;

    @Override
    public void run(Surroundings surroundings) {
        for (EpochLoopBenchmark.Workload workload : EpochLoopBenchmark.workloads()) {
            if (surroundings.wants(workload.name())) {
                surroundings.print(row(workload));
            }
        }
    }

    private static Row row(EpochLoopBenchmark.Workload workload) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (LoopProbe probe =
                LoopProbe.fastest(workload.trial(), workload.inputs(), workload.labels(), BareDjlNet.CLASSES, cores)) {
            train(probe, WARM_UP_NANOS);
            List<Double> seconds = train(probe, NANOS);
            Collections.sort(seconds);
            double speed = workload.examples() / seconds.get(seconds.size() / 2);
            return Row.figure(workload.name(), "%.0f\t%s".formatted(speed, probe.computedBy()));
        }
    }

    private static List<Double> train(LoopProbe probe, long nanos) {
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            long begin = System.nanoTime();
            double ignored = probe.epoch();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        return seconds;
    }
}
