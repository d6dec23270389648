package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.Lengths;
import java.util.Optional;

/** Some examples' inputs on the device, as a net reads them. */
record Batch(NDArray inputs, Optional<Lengths> lengths) {}
