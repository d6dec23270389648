package dev.espalier.export;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.StorageFailure;
import dev.espalier.json.JsonText;
import dev.espalier.json.SpecJson;
import dev.espalier.json.TrialJson;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.UnknownThing;
import dev.espalier.trainer.checkpoint.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trials' models as files that are useful without the server, and predictions from them. Methods block. */
public final class Models {
    private final ArtifactStore artifacts;
    private final Path directory;
    private final Prediction prediction;

    /** Predicts from a model file. */
    @FunctionalInterface
    public interface Prediction {
        /** @throws dev.espalier.study.InvalidInput naming each input that does not fit the model, at {@code inputs.0} … */
        Json.Object predict(Path model, List<Json> inputs);
    }

    /** @param directory where bundles are put together; what is in it may be deleted at any time */
    public Models(ArtifactStore artifacts, Path directory, Prediction prediction) {
        this.artifacts = artifacts;
        this.directory = directory;
        this.prediction = prediction;
    }

    /** The name of the artifact that holds a trial's best weights. */
    public static String artifact(String study, int number) {
        return study + "/" + number + "/model";
    }

    /**
     * A trial's model with all that is known of the trial, as one zip.
     *
     * @throws UnknownThing where the trial left no model
     * @throws StorageFailure where there is no room for it
     */
    public Path bundle(StudyState study, Trial trial) {
        Path model = stored(study, trial);
        Json.Object about = about(study, trial).with("training", training(study, trial, model));
        try {
            Files.createDirectories(directory);
            Path bundle = Files.createTempFile(directory, "bundle-", ".zip");
            try {
                ModelFile.withTrial(model, about, bundle);
                return bundle;
            } catch (IOException | RuntimeException problem) {
                Files.deleteIfExists(bundle);
                throw problem;
            }
        } catch (IOException full) {
            throw new StorageFailure("The model's file could not be put together", full);
        }
    }

    /**
     * What a trial's classifier took for what: {@code {classes, validation, test}}, each split's counts by an example's own
     * class and then the predicted one. {@code validation} is of the step whose weights are kept, {@code test} is null for
     * all but a winner.
     *
     * @throws UnknownThing where the trial left no model, or one that tells no classes apart
     */
    public Json.Object confusion(StudyState study, Trial trial) {
        Json.Object validation = ModelFile.trial(stored(study, trial))
                .get("confusion")
                .map(Json.Object.class::cast)
                .orElseThrow(() -> new UnknownThing(
                        "confusion matrix", "of trial " + trial.number() + ", whose model tells no classes apart"));
        return Json.EMPTY
                .with("classes", validation.get("classes").orElseThrow())
                .with("validation", validation.get("counts").orElseThrow())
                .with(
                        "test",
                        tested(study, trial).flatMap(test -> test.get("counts")).orElse(new Json.Null()));
    }

    public Json.Object predict(StudyState study, Trial trial, List<Json> inputs) {
        return prediction.predict(stored(study, trial), inputs);
    }

    private Json.Object training(StudyState study, Trial trial, Path model) {
        Json.Object training = ModelFile.trial(model);
        return tested(study, trial)
                .map(test -> training.with("test_confusion", test))
                .orElse(training);
    }

    /** What a worker wrote when it scored the trial on test. */
    private Optional<Json.Object> tested(StudyState study, Trial trial) {
        return artifacts
                .get(study.id() + "/" + trial.number() + "/test-confusion")
                .map(file -> {
                    try {
                        return (Json.Object) JsonText.parse(Files.readString(file));
                    } catch (IOException problem) {
                        throw new UncheckedIOException(problem);
                    }
                });
    }

    private Path stored(StudyState study, Trial trial) {
        return artifacts
                .get(artifact(study.id(), trial.number()))
                .orElseThrow(() -> new UnknownThing("model", "of trial " + trial.number() + " in study " + study.id()));
    }

    private static Json.Object about(StudyState study, Trial trial) {
        SearchSpace space = SearchSpace.parse(study.spec().trial(), study.spec().constraints(), new Problems());
        return Json.EMPTY
                .with(
                        "study",
                        Json.EMPTY
                                .with("id", Json.text(study.id()))
                                .with("name", Json.text(study.spec().name()))
                                .with("spec", SpecJson.of(study.spec())))
                .with("trial", TrialJson.of(trial, trial.step(), space.config(trial.configuration())));
    }
}
