package dev.espalier.trainer.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The memory that engines take from the C library, which keeps what they free for the next batch. */
public final class NativeMemory {
    private NativeMemory() {}

    /**
     * Gives back to the system what neither Java nor an engine uses; what is needed again is then faulted in again.
     *
     * @param most bytes that may be resident without anything being done
     */
    public static void giveBackBeyond(long most) {
        if (ProcessMemory.resident().orElse(Long.MAX_VALUE) <= most) {
            return;
        }
        System.gc();
        Linker linker = Linker.nativeLinker();
        // Of glibc only.
        Optional<MemorySegment> function = linker.defaultLookup().find("malloc_trim");
        if (function.isEmpty()) {
            return;
        }
        MethodHandle trim = linker.downcallHandle(
                function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
        try {
            int ignored = (int) trim.invokeExact(0L);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException("malloc_trim throws nothing", impossible);
        }
    }
}
