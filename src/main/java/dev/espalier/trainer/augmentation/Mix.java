package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;

/**
 * How a batch's examples were mixed: the loss is {@code share} of the loss against each example's own target and the rest of
 * the loss against its partner's.
 *
 * @param partners the place within the batch of each example's partner, every place once; {@code int32} on the device
 * @param share from 0 to 1
 */
public record Mix(NDArray partners, double share) {}
