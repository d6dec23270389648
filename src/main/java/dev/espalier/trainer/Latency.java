package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** How long a net takes for one example, from the inputs on its device to the outputs on the host. */
final class Latency {
    private static final int MOST = 50;
    private static final int LEAST = 5;
    private static final int WARM_UPS = 3;
    private static final long ENOUGH = 120_000_000L;
    private static final long LONGEST = 2_000_000_000L;

    private Latency() {}

    /**
     * The median in milliseconds over up to 50 inferences of one example each, in a tenth of a second or so; of a slow net over
     * 5, and of one so slow that even these take more than two seconds, over as many as begin in that time.
     */
    static double milliseconds(
            NDManager manager, Gradients gradients, Net net, Weights weights, ResidentData.Part examples) {
        gradients.stopRecording();
        List<int[]> singles = IntStream.range(0, Math.min(MOST, examples.size()))
                .mapToObj(row -> new int[] {row})
                .toList();
        long[] times = new long[MOST];
        int done = 0;
        try (NDManager owner = manager.newSubManager()) {
            Batches batches = new Batches(singles, owner);
            LongUnaryOperator inference = turn -> {
                long before = System.nanoTime();
                try (NDManager scratch = owner.newSubManager()) {
                    Batch one = examples.inputs().batch(batches, (int) (turn % singles.size()), scratch);
                    net.forward(one.inputs(), Pass.inference(scratch, weights, one.lengths()))
                            .toFloatArray();
                }
                return System.nanoTime() - before;
            };
            long warm = 0;
            for (int turn = 0; turn < WARM_UPS && warm < ENOUGH; turn++) {
                warm += inference.applyAsLong(turn);
            }
            long taken = 0;
            while (done < MOST && taken < (done < LEAST ? LONGEST : ENOUGH)) {
                times[done] = inference.applyAsLong(done);
                taken += times[done++];
            }
        }
        return median(Arrays.copyOf(times, done)) / 1e6;
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return (times[(times.length - 1) / 2] + times[times.length / 2]) / 2.0;
    }
}
