package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** How long a net takes for one example, from the inputs on its device to the outputs on the host. */
final class Latency {
    private static final int MOST = 50;
    private static final int LEAST = 5;
    private static final int WARM_UPS = 3;
    private static final long ENOUGH = 120_000_000L;
    private static final long LONGEST = 2_000_000_000L;

    private Latency() {}

    /** The {@link #median} in milliseconds over inferences of one example each. */
    static double milliseconds(
            NDManager manager, Gradients gradients, Net net, Weights weights, ResidentData.Part examples) {
        gradients.stopRecording();
        List<int[]> singles = IntStream.range(0, Math.min(MOST, examples.size()))
                .mapToObj(row -> new int[] {row})
                .toList();
        try (NDManager owner = manager.newSubManager()) {
            Batches batches = new Batches(singles, owner);
            double median = median(turn -> {
                long before = System.nanoTime();
                try (NDManager scratch = owner.newSubManager()) {
                    Batch one = examples.inputs().batch(batches, turn % singles.size(), scratch);
                    net.forward(one.inputs(), ForwardContext.inference(scratch, weights, one.lengths()))
                            .toFloatArray();
                }
                return System.nanoTime() - before;
            });
            return median / 1e6;
        }
    }

    /**
     * The median time over up to 50 turns, in a tenth of a second or so; of slow ones over 5, and of turns so slow that even
     * these take more than two seconds, over as many as begin in that time. Up to three turns before them do not count.
     *
     * @param turns takes one, by its number, and tells its nanoseconds
     */
    static double median(IntToLongFunction turns) {
        long warm = 0;
        for (int turn = 0; turn < WARM_UPS && warm < ENOUGH; turn++) {
            warm += turns.applyAsLong(turn);
        }
        long[] times = new long[MOST];
        int done = 0;
        long taken = 0;
        while (done < MOST && taken < (done < LEAST ? LONGEST : ENOUGH)) {
            times[done] = turns.applyAsLong(done);
            taken += times[done++];
        }
        return median(Arrays.copyOf(times, done));
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return (times[(times.length - 1) / 2] + times[times.length / 2]) / 2.0;
    }
}
