package dev.espalier.sampler.tpe;

/**
 * How kernels are laid out.
 *
 * @param priorWeight the prior's weight beside an observation's, above 0
 * @param magicClip whether kernels are kept wider than a share of the range
 * @param endpoints whether the gap to the range's end counts for the outermost kernels
 */
record ParzenSettings(double priorWeight, boolean magicClip, boolean endpoints) {
    private static final double HAIR = 1e-12;

    /**
     * The narrowest that a kernel may be. Bergstra et al. 2011 in Hyperopt's form; Watanabe 2023, equation 18.
     *
     * @param kernels how many there are, the prior's included
     */
    double narrowest(double range, int kernels) {
        return magicClip ? range / Math.min(100, 1 + kernels) : Math.min(HAIR, range);
    }
}
