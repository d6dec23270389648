package dev.espalier.trainer.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Copies arrays to an engine while another thread makes garbage, and says how many came back otherwise; in its own process. */
final class CollectedCopies {
    private static final int COPIES = 2_000;
    private static final float[] FLOATS = new float[64];
    private static final int[] INTEGERS = new int[64];

    private CollectedCopies() {}

    /** @param arguments the engine's name */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Arrays.fill(FLOATS, 1.5f);
        Arrays.fill(INTEGERS, 3);
        Thread.ofPlatform().daemon().start(CollectedCopies::litter);
        EngineSetup.keepQuiet();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), arguments[0])) {
            long wrong = 0;
            for (int copy = 0; copy < COPIES; copy++) {
                wrong += isWhole(manager) ? 0 : 1;
            }
            System.out.println(wrong + " of " + COPIES + " wrong");
        }
    }

    private static void litter() {
        AtomicReference<byte[]> garbage = new AtomicReference<>();
        while (true) {
            garbage.set(new byte[4096]);
        }
    }

    private static boolean isWhole(NDManager manager) {
        try (NDArray floats = HostArrays.create(manager, FLOATS);
                NDArray integers = HostArrays.create(manager, INTEGERS, new Shape(8, 8));
                NDArray set = manager.zeros(new Shape(FLOATS.length))) {
            HostArrays.set(set, FLOATS);
            return Arrays.equals(floats.toFloatArray(), FLOATS)
                    && Arrays.equals(integers.toIntArray(), INTEGERS)
                    && Arrays.equals(set.toFloatArray(), FLOATS);
        }
    }
}
