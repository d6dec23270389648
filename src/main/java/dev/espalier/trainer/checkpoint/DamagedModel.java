package dev.espalier.trainer.checkpoint;

import dev.espalier.study.Failure;
import java.nio.file.Path;

/** A file that is no model, or not as it was written. */
public final class DamagedModel extends Failure {
    private static final long serialVersionUID = 1L;

    DamagedModel(Path file, String what, Throwable cause) {
        super(Category.INVALID, "The model file " + file.getFileName() + " cannot be used: " + what + ".", cause);
    }
}
