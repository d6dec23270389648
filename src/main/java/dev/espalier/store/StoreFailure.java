package dev.espalier.store;

import dev.espalier.study.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The database refused or cannot be reached, or was handed a change that does not follow on what it holds. */
public final class StoreFailure extends Failure {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message) {
        super(Category.INTERNAL, message);
    }

    StoreFailure(String message, Throwable cause) {
        super(Category.INTERNAL, message, cause);
    }

    private StoreFailure(Category category, String message, Throwable cause) {
        super(category, message, cause);
    }

    /** The disk refused; nothing was stored. */
    static StoreFailure unwritable(Throwable cause) {
        return new StoreFailure(Category.UNAVAILABLE, "Nothing can be stored: " + why(cause) + ".", cause);
    }

    /** Nothing can be opened in {@code directory}. */
    static StoreFailure unusable(Path directory, IOException cause) {
        String said = switch (cause) {
            case AccessDeniedException _ -> "the user that runs Espalier may not write there";
            case FileAlreadyExistsException _ -> "it is not a folder";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            default -> why(cause);
        };
        return new StoreFailure("The data directory " + directory + " cannot be used: " + said + ".", cause);
    }

    /** The disk refused before, and nothing was tried since. */
    static StoreFailure again(StoreFailure before) {
        return new StoreFailure(before.category(), before.getMessage(), before);
    }

    /** What the operating system says of it, without the path that it may name. */
    private static String why(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("No space left") || said.contains("Disk quota exceeded")) {
                return "the disk that holds the data directory is full";
            }
            if (said.contains("Read-only file system")) {
                return "the disk that holds the data directory is read-only";
            }
        }
        return "the data directory cannot be written";
    }
}
