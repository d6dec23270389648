package dev.espalier.trainer.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to an engine. DJL reports its use to its makers and looks for downloads unless told not to before it starts;
 * here it is told.
 *
 * <p>Both engines take the number of their threads on a CPU from the environment's {@code OMP_NUM_THREADS}, when they are loaded.
 * With 1, the same trial gives the same metrics and weights to the bit; with more, sums are added up in the order in which threads
 * come to them.
 */
public final class EngineSetup {
    private static final Logger LOG = LoggerFactory.getLogger(EngineSetup.class);
    private static final String NO_REPORTS = "OPT_OUT_TRACKING";
    private static final String NO_DOWNLOADS = "ai.djl.offline";

    private EngineSetup() {}

    /** Forbids DJL the network; to be called before anything else of DJL's is touched, any number of times. */
    public static void keepQuiet() {
        System.setProperty(NO_REPORTS, "true");
        System.setProperty(NO_DOWNLOADS, "true");
    }

    /**
     * Loads an engine, which takes a second the first time.
     *
     * @throws EngineUnavailable if it cannot be loaded here
     */
    public static Compute load(EngineChoice choice, ComputeDevice device) {
        keepQuiet();
        // Idle threads of the engines' OpenMP would spin for milliseconds at every barrier; where other processes want
        // the
        // cores too, a training gets ten times slower by it.
        NativeEnvironment.suggest("OMP_WAIT_POLICY", "passive");
        EngineChoice chosen = choice.or(
                switch (device) {
                    case ComputeDevice.Cpu cpu -> EngineChoice.MXNET;
                    case ComputeDevice.Gpu gpu -> EngineChoice.PYTORCH;
                });
        try {
            return switch (chosen) {
                case MXNET -> new Compute(Engine.getEngine("MXNet"), device, new Gradients.MxNet());
                case PYTORCH -> new Compute(Engine.getEngine("PyTorch"), device, new Gradients.PyTorch());
                case AUTO -> throw new IllegalStateException("auto was resolved above");
            };
        } catch (RuntimeException | LinkageError failed) {
            throw new EngineUnavailable(chosen, failed);
        }
    }

    /**
     * Loads PyTorch if it can be loaded, so that MXNet comes after it, if at all. Where MXNet comes first, PyTorch takes some
     * functions from it and rounds a last digit otherwise, and a trial's metrics would depend on what its process trained before.
     */
    public static void loadInOrder() {
        try {
            Compute ignored = load(EngineChoice.PYTORCH, new ComputeDevice.Cpu());
        } catch (EngineUnavailable absent) {
            LOG.debug("PyTorch is not there", absent);
        }
    }

    /** How many arrays and owners of arrays the engine holds for this process at the moment. */
    public static int liveArrays(EngineChoice engine) {
        try (NDManager manager = load(engine, new ComputeDevice.Cpu()).newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }

    static Device device(ComputeDevice device) {
        return switch (device) {
            case ComputeDevice.Cpu cpu -> Device.cpu();
            case ComputeDevice.Gpu(int index) -> Device.gpu(index);
        };
    }
}
