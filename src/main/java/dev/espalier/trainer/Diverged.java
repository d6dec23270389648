package dev.espalier.trainer;

/** A training whose loss is no number any more. */
final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Diverged(String what) {
        super(what + "; a smaller learning_rate or a gradient_clip may help");
    }
}
