package dev.espalier.study;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where and how a trial's newest attempt ran, as far as its worker said.
 *
 * @param engine its name and version, {@code mxnet 1.9.0}
 * @param threads of the engine on a CPU
 */
public record Execution(
        Optional<String> engine,
        Optional<String> device,
        OptionalInt threads,
        OptionalLong parametersCount,
        OptionalLong peakMemoryBytes) {
    public static final Execution UNKNOWN = new Execution(
            Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());
}
