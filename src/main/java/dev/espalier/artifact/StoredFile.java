package dev.espalier.artifact;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the store. Its own name tells the artifact, which put it came from and what it must contain, so that one
 * rename makes all three true at once.
 *
 * @param step the last step of the artifact's name
 * @param put counts the puts under this name from 1; the highest is the artifact
 */
record StoredFile(Path path, String step, long put, String sha256) {
    private static final Pattern NAME = Pattern.compile("(.+)~([1-9][0-9]{0,17})~([0-9a-f]{64})");

    /** What {@code path} is by its name; empty when the store did not name it. */
    static Optional<StoredFile> read(Path path) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        return matcher.matches()
                ? Optional.of(
                        new StoredFile(path, matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    static StoredFile in(Path folder, String step, long put, String sha256) {
        return new StoredFile(folder.resolve(step + "~" + put + "~" + sha256), step, put, sha256);
    }
}
