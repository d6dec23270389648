package dev.espalier.artifact;

import dev.espalier.study.Failure;
import java.io.IOException;

/** The disk refused: full, read-only, gone. Nothing was changed that was acknowledged before. */
public final class StorageFailure extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param what could not be done, without a path of the host */
    public StorageFailure(String what, IOException cause) {
        super(Category.UNAVAILABLE, what + ": " + Disk.reason(cause), cause);
    }
}
