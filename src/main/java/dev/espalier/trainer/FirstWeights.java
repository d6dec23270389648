package dev.espalier.trainer;

import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayFiles;
import dev.espalier.trainer.transfer.Matching;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Finds the file that a trial starts from, and takes what fits. */
public final class FirstWeights {
    private FirstWeights() {}

    /**
     * @param files finds a file by its name
     * @param trial the model file of the earlier trial, where it is one that is started from
     * @return empty where nothing is started from
     * @throws InvalidInput if nothing fits
     */
    static Optional<Transfer> of(
            StartFrom start, Function<String, Path> files, Optional<Path> trial, Blueprint blueprint, Snapshot initial)
            throws IOException {
        return switch (start) {
            case StartFrom.Nothing _ -> Optional.empty();
            case StartFrom.Trial(String study, int number) ->
                taken(
                        start,
                        trial.orElseThrow(() -> new InvalidInput(
                                "trial.start_from", "trial %d of study %s left no model".formatted(number, study))),
                        blueprint,
                        initial);
            case StartFrom.Model(String file) -> taken(start, files.apply(file), blueprint, initial);
            case StartFrom.Npz(String file, Matching _) -> taken(start, files.apply(file), blueprint, initial);
            case StartFrom.Djl(String file) -> taken(start, files.apply(file), blueprint, initial);
        };
    }

    /**
     * Reads of {@code file} what tells whether it is of the kind that {@code start} says.
     *
     * @throws DamagedModel if it is no model, where it should be one
     * @throws IOException if it holds no arrays in the form that it should
     */
    public static void check(StartFrom start, Path file) throws IOException {
        open(start, file).close();
    }

    private static Optional<Transfer> taken(StartFrom start, Path file, Blueprint blueprint, Snapshot initial)
            throws IOException {
        try (ArrayFile arrays = open(start, file)) {
            return Optional.of(Transfer.of(arrays, matching(start), blueprint, initial));
        }
    }

    private static ArrayFile open(StartFrom start, Path file) throws IOException {
        return switch (start) {
            case StartFrom.Model _, StartFrom.Trial _, StartFrom.Nothing _ -> ModelArrays.of(ModelFile.read(file));
            case StartFrom.Npz _ -> ArrayFiles.npz(file);
            case StartFrom.Djl _ -> ArrayFiles.djl(file);
        };
    }

    private static Matching matching(StartFrom start) {
        return switch (start) {
            case StartFrom.Model _, StartFrom.Trial _, StartFrom.Nothing _ -> Matching.NAMES;
            case StartFrom.Npz(String _, Matching matching) -> matching;
            case StartFrom.Djl _ -> Matching.ORDER;
        };
    }
}
