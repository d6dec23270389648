package dev.espalier.dataset.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a file could not be read or written, for a person: no path of the host, no name of a class. */
public final class Unreadable {
    private static final Pattern PATH = Pattern.compile("(?<![\\w.:/])/(?:[^/\\s:;,'\"]+/)+([^/\\s:;,'\"]+)");
    private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}([A-Z]\\w*)");

    private Unreadable() {}

    /** A clause without a full stop. */
    public static String why(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "the user that runs Espalier may not do that";
            case FileSystemLoopException _ -> "a link in it leads round in a circle";
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).map(Unreadable::scrubbed).orElse("the file system refuses");
            case EOFException _ -> "it ends early";
            default ->
                Optional.ofNullable(failed.getMessage())
                        .map(Unreadable::scrubbed)
                        .orElse("reading failed");
        };
    }

    /** The text with each path reduced to its last step, and each class to its own name. */
    public static String scrubbed(String text) {
        return CLASS.matcher(PATH.matcher(text).replaceAll("$1")).replaceAll("$1");
    }
}
