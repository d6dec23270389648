package dev.espalier.trainer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Locale;

/** A loaded engine on a device. */
public final class Compute {
    private final Engine engine;
    private final ComputeDevice device;
    private final Gradients gradients;

    Compute(Engine engine, ComputeDevice device, Gradients gradients) {
        this.engine = engine;
        this.device = device;
        this.gradients = gradients;
    }

    /** {@code mxnet} or {@code pytorch}. */
    public String engine() {
        return engine.getEngineName().toLowerCase(Locale.ROOT);
    }

    /** The version that the engine says it is. */
    public String version() {
        return engine.getVersion();
    }

    public ComputeDevice device() {
        return device;
    }

    /** A new owner of arrays on this device; closing it frees them. */
    NDManager newManager() {
        return engine.newBaseManager(EngineSetup.device(device));
    }

    Gradients gradients() {
        return gradients;
    }
}
