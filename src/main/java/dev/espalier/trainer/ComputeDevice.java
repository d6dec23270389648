package dev.espalier.trainer;

import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import java.util.stream.IntStream;

/** Where an engine computes. */
public sealed interface ComputeDevice {

    /** {@code cpu}, {@code gpu0}, {@code gpu1} … */
    String name();

    /** All cores of this machine. */
    record Cpu() implements ComputeDevice {
        @Override
        public String name() {
            return "cpu";
        }
    }

    /** One GPU, counted from 0 as CUDA does. */
    record Gpu(int index) implements ComputeDevice {
        @Override
        public String name() {
            return "gpu" + index;
        }
    }

    /** Every GPU of this machine, or its CPU where there is none. Loads no engine. */
    static List<ComputeDevice> all() {
        EngineSetup.keepQuiet();
        List<ComputeDevice> gpus = IntStream.range(0, CudaUtils.getGpuCount())
                .<ComputeDevice>mapToObj(Gpu::new)
                .toList();
        return gpus.isEmpty() ? List.of(new Cpu()) : gpus;
    }
}
