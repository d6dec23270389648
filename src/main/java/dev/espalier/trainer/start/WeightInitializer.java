package dev.espalier.trainer.start;

import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.checkpoint.DamagedModel;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayFiles;
import dev.espalier.trainer.transfer.Matching;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Finds the file that a trial starts from, and takes what fits. */
public final class WeightInitializer {
    private WeightInitializer() {}

    /**
     * @param files finds a file by its name
     * @param trial the model file of the earlier trial, where it is one that is started from
     * @param here how the trial that starts divides its data
     * @return empty where nothing is started from
     * @throws InvalidInput if nothing fits
     */
    public static Optional<Transfer> of(
            StartFrom start,
            Function<String, Path> files,
            Optional<Path> trial,
            DataDivision here,
            ParameterLayout layout,
            Snapshot initial)
            throws IOException {
        return switch (start) {
            case StartFrom.Nothing _ -> Optional.empty();
            case StartFrom.Trial(String study, int number) ->
                learnt(
                        trial.orElseThrow(() -> new InvalidInput(
                                "trial.start_from", "trial %d of study %s left no model".formatted(number, study))),
                        here,
                        layout,
                        initial);
            case StartFrom.Model(String file) -> learnt(files.apply(file), here, layout, initial);
            case StartFrom.Npz(String file, Matching matching) ->
                taken(ArrayFiles.npz(files.apply(file)), matching, layout, initial);
            case StartFrom.Djl(String file) ->
                taken(ArrayFiles.djl(files.apply(file)), Matching.ORDER, layout, initial);
        };
    }

    /**
     * Reads of {@code file}, however large it is, what tells whether it is of the kind that {@code start} says.
     *
     * @throws DamagedModel if it is no model, where it should be one
     * @throws IOException if it holds no arrays in the form that it should
     */
    public static void check(StartFrom start, Path file) throws IOException {
        switch (start) {
            case StartFrom.Model _, StartFrom.Trial _ -> ModelFile.check(file);
            case StartFrom.Npz _ -> ArrayFiles.npz(file).close();
            case StartFrom.Djl _ -> ArrayFiles.checkDjl(file);
            case StartFrom.Nothing _ -> {}
        }
    }

    private static Optional<Transfer> learnt(Path file, DataDivision here, ParameterLayout layout, Snapshot initial)
            throws IOException {
        TrainedModel model = ModelFile.read(file);
        Optional<String> doubt = DataDivision.of(model.trial()).flatMap(here::doubt);
        return taken(ModelArrays.of(model), Matching.NAMES, layout, initial).map(transfer -> transfer.doubted(doubt));
    }

    private static Optional<Transfer> taken(ArrayFile file, Matching matching, ParameterLayout layout, Snapshot initial)
            throws IOException {
        try (ArrayFile arrays = file) {
            return Optional.of(Transfer.of(arrays, matching, layout, initial));
        }
    }
}
