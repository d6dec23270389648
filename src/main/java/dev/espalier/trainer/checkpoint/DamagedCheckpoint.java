package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.io.Unreadable;
import dev.espalier.study.Failure;
import java.io.IOException;

/** A checkpoint that cannot be read, is not as it was written, or belongs to another configuration or version. */
public final class DamagedCheckpoint extends Failure {
    private static final long serialVersionUID = 1L;

    /** One that another process told of in these words. */
    public DamagedCheckpoint(String message) {
        super(Category.INTERNAL, message);
    }

    public DamagedCheckpoint(Exception cause) {
        super(
                Category.INTERNAL,
                "its checkpoint cannot be used: "
                        + (cause instanceof IOException io ? Unreadable.why(io) : "it is not as it was written"),
                cause);
    }
}
