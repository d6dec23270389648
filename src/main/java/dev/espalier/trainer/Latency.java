package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How long a net takes for one example, from the inputs on its device to the outputs on the host. */
final class Latency {
    private static final int WARM_UP = 3;
    private static final int MOST = 50;
    private static final long LONGEST = 120_000_000L;

    private Latency() {}

    /**
     * The median in milliseconds over up to 50 inferences of one example each, in a tenth of a second or so; of a net so slow
     * that one inference takes longer, of that one.
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
            long start = System.nanoTime();
            for (int turn = -WARM_UP; turn < MOST && (done == 0 || System.nanoTime() - start < LONGEST); turn++) {
                long before = System.nanoTime();
                try (NDManager scratch = owner.newSubManager()) {
                    Batch one = examples.inputs().batch(batches, Math.floorMod(turn, singles.size()), scratch);
                    net.forward(one.inputs(), Pass.inference(scratch, weights, one.lengths()))
                            .toFloatArray();
                }
                if (turn >= 0 || System.nanoTime() - start > LONGEST) {
                    times[done++] = System.nanoTime() - before;
                }
            }
        }
        return median(Arrays.copyOf(times, done)) / 1e6;
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return (times[(times.length - 1) / 2] + times[times.length / 2]) / 2.0;
    }
}
