package dev.espalier.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Locale;
import java.util.OptionalInt;

/** A loaded engine on a device. */
public final class Compute {
    private final Engine engine;
    private final ComputeDevice device;
    private final Gradients gradients;
    private final OptionalInt threads;

    Compute(Engine engine, ComputeDevice device, Gradients gradients) {
        this(engine, device, gradients, OptionalInt.empty());
    }

    private Compute(Engine engine, ComputeDevice device, Gradients gradients, OptionalInt threads) {
        this.engine = engine;
        this.device = device;
        this.gradients = gradients;
        this.threads = threads;
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
    public NDManager newManager() {
        return engine.newBaseManager(EngineSetup.device(device));
    }

    /**
     * The same with so many threads for an operation that is called on the calling thread. Of MXNet that is so only where its engine does
     * the work on the thread that asks for it ({@code MXNET_ENGINE_TYPE=NaiveEngine}), as in a training process.
     */
    public Compute withThreads(int threads) {
        gradients.useThreads(threads);
        return new Compute(engine, device, gradients, OptionalInt.of(threads));
    }

    /** What {@link #withThreads} set; empty where the engine has as many threads as it takes by itself. */
    public OptionalInt threads() {
        return threads;
    }

    public Gradients gradients() {
        return gradients;
    }
}
