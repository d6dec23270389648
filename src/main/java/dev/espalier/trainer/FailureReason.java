package dev.espalier.trainer;

import dev.espalier.dataset.io.Unreadable;
import dev.espalier.study.Failure;
import dev.espalier.trainer.loop.Diverged;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Says for a person why an attempt failed; the reason begins with its kind where there is one. */
final class FailureReason {
    private static final int LONGEST = 500;

    /** What the engines and CUDA write when memory is short. */
    private static final List<String> MEMORY_WORDS = List.of(
            "out of memory",
            "can't allocate memory",
            "bad_alloc",
            "memory allocation failed",
            "cannot allocate",
            "failed to allocate");

    /** What operating systems say of a disk that takes nothing. */
    private static final List<String> DISK_WORDS =
            List.of("No space left on device", "Disk quota exceeded", "Read-only file system");

    private FailureReason() {}

    static String of(Throwable failed) {
        String message = firstLine(failed);
        return switch (failed) {
            case Diverged diverged -> "diverged: " + message;
            case OutOfMemoryError error -> "out of memory: " + message;
            case Failure failure -> failure.getMessage();
            case IOException io -> "a file could not be read or written: " + Unreadable.why(io);
            case Throwable _ when isBug(failed) -> "the trainer failed; the log of its worker says more";
            default -> (isMemory(failed) ? "out of memory: " : "the engine failed: ") + message;
        };
    }

    /** Whether it is a mistake of the trainer, whose words help only who can read its code. */
    static boolean isBug(Throwable failed) {
        return failed instanceof NullPointerException
                || failed instanceof IndexOutOfBoundsException
                || failed instanceof ClassCastException
                || failed instanceof StackOverflowError;
    }

    /** Whether the disk took nothing, for which the trial cannot be blamed. */
    static boolean isDisk(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (DISK_WORDS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMemory(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (MEMORY_WORDS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable failed) {
        String message = failed.getMessage() == null ? "it did not say why" : Unreadable.scrubbed(failed.getMessage());
        String line =
                message.lines().filter(text -> !text.isBlank()).findFirst().orElse(message);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
