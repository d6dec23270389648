package dev.espalier.store;

import dev.espalier.study.Failure;
import java.nio.file.Path;

/** Another server has the data directory open. */
public final class DirectoryInUse extends Failure {
    private static final long serialVersionUID = 1L;

    DirectoryInUse(Path directory, String holder) {
        super(
                Category.CONFLICT,
                "The data directory " + directory + " is in use by another Espalier server" + holder
                        + ". Stop that one first, or choose another directory with --data-dir.");
    }
}
