package dev.espalier.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import com.sun.jna.Native;
import java.util.function.Supplier;

/** Differentiates: the one thing that each engine wants done its own way. */
public sealed interface Gradients {

    /** Makes {@code parameters} something to differentiate by. */
    default void track(NDArray parameters) {
        parameters.setRequiresGradient(true);
    }

    /** Computes a loss and its gradient by everything tracked. */
    NDArray backward(Supplier<NDArray> loss);

    /** Makes this thread compute without a record of it, until the next {@link #backward}. */
    void stopRecording();

    /** Sets how many threads an operation takes. */
    void useThreads(int threads);

    /** Makes the next {@link #backward} begin from a gradient of 0. */
    void clear(NDArray parameters);

    /** MXNet records by thread and writes each gradient anew. */
    final class MxNet implements Gradients {
        @Override
        public NDArray backward(Supplier<NDArray> loss) {
            try (GradientCollector collector = Engine.getEngine("MXNet").newGradientCollector()) {
                NDArray value = loss.get();
                collector.backward(value);
                return value;
            }
        }

        @Override
        public void stopRecording() {}

        @Override
        public void useThreads(int threads) {
            int ignored = Native.load(LibUtils.getLibName(), MxnetLibrary.class).MXSetNumOMPThreads(threads);
        }

        @Override
        public void clear(NDArray parameters) {}
    }

    /**
     * PyTorch adds to gradients. DJL's collector for it holds a lock on the whole process, so that two workers could not
     * train at once, and a new thread records until told otherwise; so its steps are taken here one by one.
     */
    final class PyTorch implements Gradients {
        @Override
        public NDArray backward(Supplier<NDArray> loss) {
            JniUtils.setGradMode(true);
            try {
                NDArray value = loss.get();
                JniUtils.backward((PtNDArray) value, (PtNDArray) value.onesLike(), false, false);
                return value;
            } finally {
                JniUtils.setGradMode(false);
            }
        }

        @Override
        public void stopRecording() {
            JniUtils.setGradMode(false);
        }

        @Override
        public void useThreads(int threads) {
            JniUtils.setNumThreads(threads);
        }

        @Override
        public void clear(NDArray parameters) {
            JniUtils.zeroGrad((PtNDArray) parameters);
        }
    }
}
