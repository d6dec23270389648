package dev.espalier.worker.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a training process is started.
 *
 * @param command the program and its arguments
 * @param environment variables that it has unless the server's own environment sets them
 */
public record Launch(List<String> command, Map<String, String> environment) {
    /**
     * One engine thread a process until a trial asks for more; MXNet computes on the thread that calls it. Memory is kept instead
     * of being given back after each batch and faulted in again at the next, which for a small convolutional net takes as long as the
     * training; in huge pages where Linux lets programs ask for them. Libraries are bound when they are loaded: bound at the first call, PyTorch takes some functions from MXNet where
     * that was loaded meanwhile, and rounds a last digit otherwise.
     */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
            "LD_BIND_NOW", "1",
            "OMP_NUM_THREADS", "1",
            "OMP_WAIT_POLICY", "passive",
            "MXNET_ENGINE_TYPE", "NaiveEngine",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", "1000000000",
            "MALLOC_MMAP_THRESHOLD_", "1000000000",
            "MALLOC_TOP_PAD_", "67108864");

    /** Java's part of a training process is small; left to itself it touches some hundred megabytes before it collects. */
    private static final String YOUNG_GENERATION = "-Xmn24m";

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * This program in another process, with the same Java, its options and libraries.
     *
     * @param main the class with the main method
     */
    public static Launch ofThisProgram(String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOTCacheOutput") && !option.startsWith("-agentlib"))
                .forEach(command::add);
        command.add(YOUNG_GENERATION);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new Launch(command, ENVIRONMENT);
    }
}
