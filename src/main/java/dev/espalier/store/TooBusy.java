package dev.espalier.store;

import dev.espalier.study.Failure;

/** More is to be written than the disk takes. Nothing of this write was done; it can be tried again. */
public final class TooBusy extends Failure {
    private static final long serialVersionUID = 1L;

    TooBusy(String message) {
        super(Category.BUSY, message);
    }
}
