package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;

/**
 * How a batch's examples are mixed with one another: each is to be taken for itself in part, and for its partner for the rest.
 *
 * @param partners the position within the batch of each example's partner, each once, as {@code int32}
 * @param share what of an example's own target counts, from 0 to 1
 */
record Mixing(NDArray partners, double share) {}
