package dev.espalier.trainer;

import dev.espalier.study.DatasetDescription;
import dev.espalier.trainer.data.Preprocessing;
import dev.espalier.trainer.data.Targets;

/** A divided data set as a trial uses it, its inputs on the device. */
record ResidentData(DatasetDescription description, Preprocessing preprocessing, Part train, Part validation) {

    /** Some examples. */
    record Part(ResidentInputs inputs, Targets targets) {
        int size() {
            return targets.size();
        }
    }
}
