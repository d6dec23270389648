package dev.espalier.study;

import java.util.Optional;
import java.util.OptionalLong;

/** Where and how a trial's newest attempt ran, as far as its worker said. */
public record Execution(
        Optional<String> engine, Optional<String> device, OptionalLong parametersCount, OptionalLong peakMemoryBytes) {
    public static final Execution UNKNOWN =
            new Execution(Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
