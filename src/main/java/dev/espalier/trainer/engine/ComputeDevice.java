package dev.espalier.trainer.engine;

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

    /**
     * The device of this name.
     *
     * @throws IllegalArgumentException if {@code name} is not one
     */
    static ComputeDevice of(String name) {
        if (name.equals("cpu")) {
            return new Cpu();
        }
        if (name.matches("gpu\\d{1,3}")) {
            return new Gpu(Integer.parseInt(name.substring("gpu".length())));
        }
        throw new IllegalArgumentException(name + " is not a device");
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
