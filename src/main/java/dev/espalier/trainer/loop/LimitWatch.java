package dev.espalier.trainer.loop;

import dev.espalier.trainer.config.Limits;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Watches what a trial takes.
 *
 * <p>Memory is watched in two ways, and neither is exact. Before any training, the arrays that are sure to be needed are added
 * up: weights, gradients, the optimizer's state, averages and the kept weights; feature maps, which are often more, are not
 * known then. While it trains, the growth of the process's resident memory since the trial began is looked at ten times a
 * second: that counts everything, but what trials beside it in the same process take too, and nothing on a GPU; and as both the
 * heap and the engines keep memory for the next trial, one that follows a large one grows by less than it takes. The data set, which trials share, is not counted.
 */
public final class LimitWatch {
    private static final double MEGABYTE = 1 << 20;
    private static final long BETWEEN_LOOKS = 100_000_000L;

    private final Limits limits;
    private final LongSupplier clock;
    private final Supplier<OptionalLong> resident;
    private double before;
    private final long start;
    private final long residentAtStart;
    private long lastLook;

    /**
     * Begins now.
     *
     * @param clock in nanoseconds
     * @param resident bytes of the process; empty where the system does not tell
     * @throws LimitExceeded if memory is limited and not told
     */
    public LimitWatch(Limits limits, LongSupplier clock, Supplier<OptionalLong> resident) {
        this.limits = limits;
        this.clock = clock;
        this.resident = resident;
        this.start = clock.getAsLong();
        this.lastLook = start;
        this.residentAtStart = limits.memoryMegabytes() > 0 ? bytes() : 0;
    }

    /**
     * Whether a model may be trained at all; to be asked before anything is held of it.
     *
     * @param parameters of it
     * @param copies how often each is held: as a weight, as its gradient and so on
     * @param machine bytes of memory where they are held; empty where that is not known
     * @throws LimitExceeded if it is too large
     */
    public static void admit(Limits limits, long parameters, int copies, OptionalLong machine) {
        if (limits.parameters() > 0 && parameters > limits.parameters()) {
            throw new LimitExceeded(
                    "the model has %d parameters, max_parameters is %d".formatted(parameters, limits.parameters()));
        }
        double least = (double) parameters * copies * Float.BYTES / MEGABYTE;
        if (limits.memoryMegabytes() > 0 && least > limits.memoryMegabytes()) {
            throw new LimitExceeded(
                    taken(parameters, copies, least) + "; max_memory_mb is " + limits.memoryMegabytes());
        }
        if (machine.isPresent() && least > machine.getAsLong() / MEGABYTE) {
            throw LimitExceeded.ofMachine(taken(parameters, copies, least)
                    + "; this machine has %.0f MiB".formatted(machine.getAsLong() / MEGABYTE));
        }
    }

    private static String taken(long parameters, int copies, double megabytes) {
        return "%d parameters, held %d times over, take %.1f MiB and the feature maps more"
                .formatted(parameters, copies, megabytes);
    }

    /** Counts the seconds of earlier attempts at the trial too. */
    public void resume(double seconds) {
        before = seconds;
    }

    /** @throws LimitExceeded if the process has grown too large */
    public void look() {
        if (limits.memoryMegabytes() == 0 || clock.getAsLong() - lastLook < BETWEEN_LOOKS) {
            return;
        }
        lastLook = clock.getAsLong();
        double grown = (bytes() - residentAtStart) / MEGABYTE;
        if (grown > limits.memoryMegabytes()) {
            throw new LimitExceeded("the process has grown by %.0f MiB since the trial began, max_memory_mb is %s"
                    .formatted(grown, limits.memoryMegabytes()));
        }
    }

    /** Seconds that the trial has taken, earlier attempts included. */
    public double seconds() {
        return before + (clock.getAsLong() - start) / 1e9;
    }

    public boolean isTimeOut() {
        return limits.seconds() > 0 && seconds() >= limits.seconds();
    }

    private long bytes() {
        return resident.get().orElseThrow(() -> new LimitExceeded("max_memory_mb cannot be watched on this system"));
    }
}
