package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;

/**
 * A batch's inputs after augmentation.
 *
 * @param inputs shaped as before, but for a series' steps where slices are shorter
 * @param lengths of the sequences now; empty where the input is no sequence
 * @param mix whom each example was mixed with, where it was
 */
public record Augmented(NDArray inputs, Optional<SequenceMask> lengths, Optional<Mix> mix) {}
