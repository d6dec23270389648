package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;

/** Some examples' inputs on the device, as a net reads them. */
record Batch(NDArray inputs, Optional<SequenceMask> lengths) {}
