package dev.espalier.trainer.loop;

import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.DatasetDescription;
import java.util.Optional;

/**
 * A divided data set as a trial uses it, its inputs on the device.
 *
 * @param vectors of a text's tokens by their ids, where the data set has a file of them
 */
public record ResidentData(
        DatasetDescription description,
        Preprocessing preprocessing,
        Part train,
        Part validation,
        Optional<TokenVectors> vectors) {

    /** Some examples. */
    public record Part(ResidentInputs inputs, Targets targets) {
        int size() {
            return targets.size();
        }
    }
}
