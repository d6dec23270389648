package dev.espalier.trainer.loop;

/** A training whose loss is no number any more. */
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Diverged(String what) {
        super(what + "; a smaller learning_rate or a gradient_clip may help");
    }
}
