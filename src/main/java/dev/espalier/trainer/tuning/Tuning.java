package dev.espalier.trainer.tuning;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.model.layer.InputShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses engine and threads by measuring: trains a few batches of zeros with each that a trial may use, and remembers which
 * was fastest for nets of this kind and size. Memory that is new to the process makes the first batches slow, with some engines
 * for half a second, so all are measured in turn until that no longer changes them. Measuring takes at most a hundredth of the
 * time trained so far and two seconds at once; until there is time for it, a trial takes what is fastest as a rule.
 */
public final class Tuning {
    private static final Logger LOG = LoggerFactory.getLogger(Tuning.class);
    private static final double FRACTION = 0.01;
    private static final double LONGEST_SECONDS = 2;
    private static final double WARM_UP_SECONDS = 0.06;
    private static final double LEAST_MEASURED_SECONDS = 0.04;

    /** Each is measured again until none gained more than this, as time allows. */
    private static final double SETTLED = 0.95;

    /** What one core does at best, to guess how long a trial takes at least before anything of it is measured. */
    private static final double MULTIPLY_ADDS_A_SECOND = 2e10;

    /** A batch of an image net that takes so long is worth being shared by threads, as a rule. */
    private static final double LONG_BATCH_SECONDS = 0.02;

    /** Forward and both ways back. */
    private static final int PASSES = 3;

    /** A net is built in about this time, whatever its size. */
    private static final double OVERHEAD_SECONDS = 0.02;

    /** What a probe of a few batches cannot do or need not. */
    private static final Set<String> LEFT_OUT = Set.of(
            "loss", "class_weights", "sampling", "start_from", "freeze", "weight_average", "folds", "dataset_checksum");

    private final ComputeDevice device;
    private final TuningFile file;
    private double trainedSeconds;
    private double measuredSeconds;

    public Tuning(ComputeDevice device, TuningFile file) {
        this.device = device;
        this.file = file;
    }

    /**
     * What is to be chosen for.
     *
     * @param examples of an epoch
     * @param multiplyAdds of one example's forward pass
     */
    public record Trial(
            Json.Object json,
            TrainingConfig config,
            InputShape input,
            int outputs,
            int examples,
            int epochs,
            long multiplyAdds) {

        /** What the fastest placement depends on, sizes to the next power of two. */
        String key(ComputeDevice device, int cores) {
            return String.join(
                    " ",
                    device.name(),
                    cores + "cores",
                    config.engine().word(),
                    word("type"),
                    word("cell"),
                    input.getClass().getSimpleName(),
                    "batch" + magnitude(config.batchSize()),
                    "work" + magnitude(multiplyAdds * config.batchSize()));
        }

        private String word(String member) {
            return config.modelJson().get(member).orElse(Json.EMPTY) instanceof Json.Text(String word) ? word : "-";
        }

        double seconds() {
            return (double) PASSES * multiplyAdds * examples * epochs / MULTIPLY_ADDS_A_SECOND;
        }
    }

    private static int magnitude(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, value) - 1);
    }

    /** Counts the time that an attempt trained, a hundredth of which may be spent on measuring. */
    public void trained(Duration time) {
        trainedSeconds += time.toNanos() / 1e9;
    }

    /** @param cores how many threads may be taken at most */
    public Placement choose(Trial trial, EngineChoice standard, int cores) {
        List<Placement> candidates = candidates(trial, standard, cores);
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        String key = trial.key(device, cores) + " " + standard.word();
        Optional<Placement> known = file.find(key).filter(candidates::contains);
        if (known.isPresent()) {
            return known.get();
        }
        double batch = (double) PASSES * trial.multiplyAdds() * trial.config().batchSize() / MULTIPLY_ADDS_A_SECOND;
        double expected = 2 * (OVERHEAD_SECONDS + WARM_UP_SECONDS + LEAST_MEASURED_SECONDS + 4 * batch);
        double allowed = Math.min(LONGEST_SECONDS, FRACTION * (trainedSeconds + trial.seconds()) - measuredSeconds);
        if (expected > allowed) {
            boolean isShared = trial.input() instanceof InputShape.Image && batch > LONG_BATCH_SECONDS;
            return isShared ? new Placement(candidates.getFirst().engine(), cores) : candidates.getFirst();
        }
        return measure(trial, candidates, key, allowed);
    }

    /** All that the trial may use, what is fastest as a rule first. */
    private List<Placement> candidates(Trial trial, EngineChoice standard, int cores) {
        EngineChoice wanted = trial.config().engine().or(standard);
        List<EngineChoice> engines = wanted != EngineChoice.AUTO
                ? List.of(wanted)
                : trial.input() instanceof InputShape.Image
                        ? List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                        : List.of(EngineChoice.PYTORCH, EngineChoice.MXNET);
        SequencedSet<Integer> threads = new LinkedHashSet<>(List.of(1, cores));
        for (int some = 2; some < cores; some *= 2) {
            threads.add(some);
        }
        return engines.stream()
                .flatMap(engine -> threads.stream().map(some -> new Placement(engine, some)))
                .toList();
    }

    private Placement measure(Trial trial, List<Placement> candidates, String key, double allowed) {
        // Engines are loaded for good, once in a process.
        candidates.forEach(candidate -> EngineSetup.load(candidate.engine(), device));
        long start = System.nanoTime();
        double[] taken = new double[candidates.size()];
        Arrays.fill(taken, Double.POSITIVE_INFINITY);
        double longest = 0;
        boolean isSettled = false;
        while (!isSettled && seconds(start) + longest <= allowed) {
            isSettled = true;
            for (int i = 0; i < taken.length && seconds(start) + longest <= allowed; i++) {
                double before = seconds(start);
                double now = secondsABatch(trial, candidates.get(i));
                isSettled &= !(now < SETTLED * taken[i]);
                taken[i] = Math.min(taken[i], now);
                longest = Math.max(longest, seconds(start) - before);
            }
            LOG.debug("{}: {} s a batch with {}", key, taken, candidates);
        }
        measuredSeconds += seconds(start);
        int best = 0;
        for (int i = 1; i < taken.length; i++) {
            best = taken[i] < taken[best] ? i : best;
        }
        file.put(key, candidates.get(best));
        return candidates.get(best);
    }

    private double secondsABatch(Trial trial, Placement placement) {
        Compute compute = EngineSetup.load(placement.engine(), device).withThreads(placement.threads());
        int batch = Math.min(trial.config().batchSize(), trial.examples());
        SequencedMap<String, Json> members = new LinkedHashMap<>(trial.json().members());
        members.keySet().removeAll(LEFT_OUT);
        try (LoopProbe probe = new LoopProbe(
                compute,
                new Json.Object(members),
                trial.input(),
                zeros(trial.input(), batch),
                new int[batch],
                Math.max(2, trial.outputs()))) {
            double[] ignored = batches(probe, 1, WARM_UP_SECONDS);
            double[] seconds = batches(probe, 3, LEAST_MEASURED_SECONDS);
            return seconds[seconds.length / 2];
        } catch (RuntimeException failed) {
            // What cannot be measured is not chosen; the trial itself says what is wrong with it.
            LOG.debug("{} cannot be measured", placement, failed);
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The seconds of each of so many batches at least, and of as many as go into {@code least} seconds, in ascending order. */
    private static double[] batches(LoopProbe probe, int count, double least) {
        DoubleStream.Builder all = DoubleStream.builder();
        long start = System.nanoTime();
        for (int done = 0; done < count || seconds(start) < least; done++) {
            long one = System.nanoTime();
            double ignored = probe.epoch();
            all.add(seconds(one));
        }
        return all.build().sorted().toArray();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Inputs zeros(InputShape shape, int size) {
        return switch (shape) {
            case InputShape.Row row -> new Inputs.Dense(new float[size * row.width()], new int[] {row.width()});
            case InputShape.Image(int channels, int height, int width) ->
                new Inputs.Dense(new float[size * channels * height * width], new int[] {channels, height, width});
            case InputShape.Series(int channels, int length) ->
                new Inputs.Series(new float[size * length * channels], length, channels, full(length, size));
            case InputShape.Text(int length, int _) -> {
                int[] ids = new int[size * length];
                Arrays.fill(ids, 1);
                yield new Inputs.Tokens(ids, length, full(length, size));
            }
        };
    }

    private static int[] full(int length, int size) {
        return IntStream.generate(() -> length).limit(size).toArray();
    }
}
