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
        assertThat(FailureReason.of(new StackOverflowError()))
                .isEqualTo("the trainer failed; the log of its worker says more");
    }

    @Test
    void aFullDiskIsNoFaultOfTheTrialHoweverDeepItIsSaid() {
        IOException full = new IOException("No space left on device");

        assertThat(FailureReason.isDisk(full)).isTrue();
        assertThat(FailureReason.isDisk(new IllegalStateException("wrapped", full)))
                .isTrue();
        assertThat(FailureReason.isDisk(new IOException("Input/output error"))).isFalse();
    }

    @Test
    void noPathOfTheHostAndNoClassIsShown() {
        assertThat(FailureReason.of(new EngineException("cannot open /home/someone/lib/native.so, says ai.djl.Foo")))
                .isEqualTo("the engine failed: cannot open native.so, says Foo");
        assertThat(FailureReason.of(new java.nio.file.NoSuchFileException("/data/secret/file.csv")))
                .isEqualTo("a file could not be read or written: it is not there");
        assertThat(FailureReason.of(new java.nio.file.FileSystemException("/data/f", null, "Input/output error")))
                .isEqualTo("a file could not be read or written: Input/output error");
        assertThat(FailureReason.of(new NullPointerException("Cannot invoke \"dev.espalier.Foo.bar()\"")))
                .isEqualTo("the trainer failed; the log of its worker says more");
    }
}
