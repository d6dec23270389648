package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.io.Unreadable;
import dev.espalier.study.Failure;
import java.io.IOException;

/** A file of an attempt that could not be written. */
public final class UnwrittenFile extends Failure {
    private static final long serialVersionUID = 1L;

    /** One that another process told of in these words. */
    public UnwrittenFile(String message) {
        super(Category.INTERNAL, message);
    }

    public UnwrittenFile(IOException cause) {
        super(Category.INTERNAL, "its files could not be written: " + Unreadable.why(cause), cause);
    }
}
