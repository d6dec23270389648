package dev.espalier.server;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.io.Unreadable;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Failure;
import dev.espalier.study.Trial;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.config.StartSources;
import dev.espalier.trainer.start.WeightInitializer;
import dev.espalier.trainer.transfer.Matching;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What this server has for trials to start from: files below its data roots, and models that its trials left. */
record TransferSources(StudyStore store, ArtifactStore artifacts, List<Path> roots) implements StartSources {

    @Override
    public Optional<String> refusal(StartFrom start) {
        return switch (start) {
            case StartFrom.Nothing _ -> Optional.empty();
            case StartFrom.Trial trial -> refusal(trial);
            case StartFrom.Model(String file) -> refusal(start, file);
            case StartFrom.Npz(String file, Matching _) -> refusal(start, file);
            case StartFrom.Djl(String file) -> refusal(start, file);
        };
    }

    private Optional<String> refusal(StartFrom.Trial trial) {
        if (store.study(trial.study()).isEmpty()) {
            return Optional.of("names the study \"" + trial.study() + "\", which is not there.");
        }
        if (store.trial(trial.study(), trial.number()).isEmpty()) {
            return Optional.of(
                    "names trial %d of study %s, which is not there.".formatted(trial.number(), trial.study()));
        }
        return artifacts.get(trial.artifact()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "names trial %d of study %s, which left no model.".formatted(trial.number(), trial.study()));
    }

    private Optional<String> refusal(StartFrom start, String file) {
        try {
            WeightInitializer.check(start, DatasetLoader.file(file, roots));
            return Optional.empty();
        } catch (Failure wrong) {
            return Optional.of("cannot be read: " + wrong.getMessage());
        } catch (IOException wrong) {
            return Optional.of("cannot be read: " + file + " " + Unreadable.why(wrong));
        } catch (RuntimeException wrong) {
            // What a file holds that nobody wrote as it should be must not look like the server's own failure.
            return Optional.of("cannot be read: " + file + " is damaged");
        }
    }

    @Override
    public OptionalInt best(String study) {
        return store
                .study(study)
                .flatMap(row -> TrialOrder.best(
                        row.state().spec(),
                        row.complete().map(TrialRow::trial),
                        row.stopped().map(TrialRow::trial)))
                .stream()
                .mapToInt(Trial::number)
                .findFirst();
    }
}
