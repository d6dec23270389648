package dev.espalier.trainer.model.layer;

/** How every matrix and kernel of a net begins; biases, norms and embeddings begin as their layers have them. */
public enum Initializer {
    /** As each layer has it: He's before an activation, Xavier's for outputs and recurrent layers. */
    AUTO,
    /** {@link Initial#he}. */
    HE,
    /** {@link Initial#xavier}. */
    XAVIER,
    /** {@link Initial#orthogonal}. */
    ORTHOGONAL;

    /**
     * @param automatic what {@link #AUTO} stands for
     * @param dimensions outputs first, then inputs, then the kernel's sides
     * @param blocks equal parts of the outputs, each a matrix of its own: the gates of a recurrent layer
     */
    Initial of(Initial automatic, long[] dimensions, int blocks) {
        long outputs = dimensions[0] / blocks;
        long inputs = inputs(dimensions);
        long places = inputs / dimensions[1];
        return switch (this) {
            case AUTO -> automatic;
            case HE -> Initial.he(inputs);
            case XAVIER -> Initial.xavier(inputs, outputs * places);
            case ORTHOGONAL -> Initial.orthogonal(Math.toIntExact(outputs), Math.toIntExact(inputs));
        };
    }

    /** Multiplications that such a beginning takes; 0 where they are not worth counting. */
    double work(long[] dimensions, int blocks) {
        return this == ORTHOGONAL
                ? blocks * OrthogonalRows.work((double) dimensions[0] / blocks, inputs(dimensions))
                : 0;
    }

    private static long inputs(long[] dimensions) {
        long inputs = 1;
        for (int i = 1; i < dimensions.length; i++) {
            inputs *= dimensions[i];
        }
        return inputs;
    }
}
