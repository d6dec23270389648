package dev.espalier.trainer.start;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import java.util.Optional;

/**
 * How a trial divides its data set.
 *
 * @param checksum of the data set
 * @param validationFraction without meaning where there are folds
 * @param folds 0 for none
 */
public record DataDivision(String checksum, double validationFraction, int folds) {

    /**
     * How the trial of a model file, described by its {@code trial.json}, divided its own, also where an export put that into
     * {@code training}; empty where it does not tell.
     */
    static Optional<DataDivision> of(Json.Object described) {
        Json.Object trial =
                described.get("training").orElse(described) instanceof Json.Object known ? known : described;
        if (!(trial.get("config").orElse(new Json.Null()) instanceof Json.Object config)
                || !(trial.get("dataset_checksum").orElse(new Json.Null()) instanceof Json.Text(String checksum))) {
            return Optional.empty();
        }
        try {
            TrainingConfig parsed = TrainingConfig.parse(config);
            return Optional.of(new DataDivision(checksum, parsed.validationFraction(), parsed.folds()));
        } catch (InvalidInput unknown) {
            return Optional.empty();
        }
    }

    /** Why a trial so divided is judged too well if it starts from one of {@code earlier}; empty if it is not. */
    Optional<String> doubt(DataDivision earlier) {
        boolean same = folds == 0 && earlier.folds == 0 && validationFraction == earlier.validationFraction;
        return same || !checksum.equals(earlier.checksum)
                ? Optional.empty()
                : Optional.of(
                        "it learnt from examples that validate here, so that validation flatters: there %s, here %s of the same data set"
                                .formatted(earlier.text(), text()));
    }

    private String text() {
        return folds == 0 ? "validation_fraction " + validationFraction : folds + " folds";
    }
}
