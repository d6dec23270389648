package dev.espalier.artifact;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Named files that outlive a trial. Names are relative, {@code /}-separated: {@code <study>/<trial>/checkpoint-<step>}.
 * Safe for use by several threads.
 */
public interface ArtifactStore {

    /** Takes over {@code file}: once this returns, the artifact is durable under {@code name}, whole, and the file is gone. */
    Artifact put(String name, Path file);

    /**
     * A readable file with the artifact's bytes, checksum verified.
     *
     * @return empty when there is none of that name
     * @throws DamagedArtifact when the bytes are not those put in
     */
    Optional<Path> get(String name);

    /** Deletes the artifact {@code prefix} and every one below {@code prefix/}; one that is not there is no error. */
    void delete(String prefix);
}
