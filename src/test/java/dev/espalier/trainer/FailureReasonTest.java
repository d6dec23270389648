package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReasonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MXNet engine call failed: MXNetError: Failed to allocate CPU Memory",
                "std::bad_alloc",
                "CUDA out of memory. Tried to allocate 2.00 GiB",
                "[enforce fail at alloc_cpu.cpp:75] . DefaultCPUAllocator: can't allocate memory"
            })
    void whateverAnEngineWritesWhenMemoryIsShortIsToldAsThat(String message) {
        assertThat(FailureReason.of(new EngineException(message))).isEqualTo("out of memory: " + message);
        assertThat(FailureReason.of(new IllegalStateException("wrapped", new EngineException(message))))
                .startsWith("out of memory: ");
    }

    @Test
    void aReasonBeginsWithItsKindAndEndsWithTheFirstLine() {
        assertThat(FailureReason.of(new EngineException("\nshapes differ\nStack trace:")))
                .isEqualTo("the engine failed: shapes differ");
        assertThat(FailureReason.of(new OutOfMemoryError("Java heap space")))
                .isEqualTo("out of memory: Java heap space");
        assertThat(FailureReason.of(new IOException("disk full")))
                .isEqualTo("a file could not be read or written: disk full");
        assertThat(FailureReason.of(new StackOverflowError())).isEqualTo("the engine failed: StackOverflowError");
    }
}
