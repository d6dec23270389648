package dev.espalier.dataset.io;

import dev.espalier.study.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders that data sets may be read from, and none outside them. */
public record DataRoots(List<Path> roots) {
    public DataRoots {
        roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /** Finds a file; where that fails, {@code problems} gets to know, at {@code path}. */
    public Optional<DataFile> find(String name, String path, Problems problems) {
        try {
            return Optional.of(find(name));
        } catch (DatasetFailure failure) {
            problems.add(path, failure.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Finds a file in the first root that has it.
     *
     * @throws DatasetFailure if no root has it, or it lies outside, by {@code ..}, an absolute path or a symbolic link
     */
    public DataFile find(String name) {
        if (roots.isEmpty()) {
            throw DatasetFailure.of(name, "the server has no data root; start it with --data-root DIR");
        }
        if (isAbsolute(name)) {
            throw DatasetFailure.of(
                    name, "is an absolute path; paths are relative to, and stay within, the server's data root");
        }
        boolean leaves = false;
        for (Path root : roots) {
            Path candidate = root.resolve(name).normalize();
            if (!candidate.startsWith(root)) {
                leaves = true;
            } else if (Files.exists(candidate)) {
                try {
                    Path realRoot = root.toRealPath();
                    Path real = candidate.toRealPath();
                    if (real.startsWith(realRoot)) {
                        return new DataFile(name, real, realRoot);
                    }
                    leaves = true;
                } catch (IOException failed) {
                    throw DatasetFailure.of(name, "cannot be read: " + Unreadable.why(failed));
                }
            }
        }
        throw DatasetFailure.of(
                name,
                leaves
                        ? "leaves the data root; paths are relative to, and stay within, it"
                        : roots.size() == 1
                                ? "no such file in the server's data root"
                                : "no such file in any of the server's " + roots.size() + " data roots");
    }

    /** Though it may lie within a root: what is registered must not depend on where the server's roots are. */
    private static boolean isAbsolute(String name) {
        try {
            return Path.of(name).isAbsolute();
        } catch (InvalidPathException invalid) {
            throw DatasetFailure.of(name, "is not a path: " + invalid.getReason());
        }
    }
}
