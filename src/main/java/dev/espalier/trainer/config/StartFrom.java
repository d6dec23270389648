package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.trainer.transfer.Matching;
import java.util.Optional;

/** Where a trial's first weights come from. */
public sealed interface StartFrom {

    /** From the trial's seed. */
    record Nothing() implements StartFrom {}

    /** An exported model. */
    record Model(String file) implements StartFrom {}

    /** The model that an earlier trial left. */
    record Trial(String study, int number) implements StartFrom {
        /** The name of the artifact that holds it. */
        public String artifact() {
            return study + "/" + number + "/model";
        }
    }

    /** Arrays that numpy wrote. */
    record Npz(String file, Matching matching) implements StartFrom {}

    /** Parameters that DJL's blocks wrote, bare or in a model's zip; they have no names of their own, so order tells. */
    record Djl(String file) implements StartFrom {}

    /** The earlier trial that a concrete configuration starts from, if it does from one. */
    static Optional<Trial> trial(Json.Object config) {
        return TrainingConfig.startOf(config) instanceof Trial trial ? Optional.of(trial) : Optional.empty();
    }
}
