package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;

/** The CPU of each engine, for tests of rooms within this one. */
public final class Devices {
    private Devices() {}

    /** A new owner of arrays. */
    public static NDManager manager(EngineChoice engine) {
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        return compute.newManager();
    }
}
