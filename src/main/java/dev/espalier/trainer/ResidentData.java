package dev.espalier.trainer;

import dev.espalier.study.DatasetDescription;
import dev.espalier.trainer.data.Preprocessing;
import dev.espalier.trainer.data.Targets;
import dev.espalier.trainer.data.TokenVectors;
import java.util.Optional;

/**
 * A divided data set as a trial uses it, its inputs on the device.
 *
 * @param vectors of a text's tokens by their ids, where the data set has a file of them
 */
record ResidentData(
        DatasetDescription description,
        Preprocessing preprocessing,
        Part train,
        Part validation,
        Optional<TokenVectors> vectors) {

    /** Some examples. */
    record Part(ResidentInputs inputs, Targets targets) {
        int size() {
            return targets.size();
        }
    }
}
