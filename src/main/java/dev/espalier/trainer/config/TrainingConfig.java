package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.space.Shapes;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.trainer.augmentation.Augmentation;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loss.Loss;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.optimizer.Clipping;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.Schedule;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.Optional;

/**
 * A trial's configuration with every choice made and every default filled in.
 *
 * @param datasetChecksum what the data set must have; empty where any will do
 * @param batchSize examples whose gradient is computed at once
 * @param accumulateBatches batches of one step
 * @param learningRate before the schedule
 * @param weightDecay of matrices and kernels
 * @param clipping of gradients
 * @param loss empty for what fits the data set: cross entropy or the squared error
 * @param sampling which examples an epoch has
 * @param augmentation how they are changed
 * @param validationFraction of the training examples, to choose by
 * @param folds parts of the training examples that are validated on in turn; 0 for that fraction in place of them
 * @param patience epochs without a better objective after which a trial ends; 0 for no limit
 * @param startFrom where the first weights come from
 * @param freeze layers that do not move
 * @param model the architecture
 * @param modelJson the same as JSON, defaults written out
 */
public record TrainingConfig(
        EngineChoice engine,
        Optional<String> datasetChecksum,
        int batchSize,
        int accumulateBatches,
        double learningRate,
        Schedule schedule,
        OptimizerConfig optimizer,
        double weightDecay,
        Clipping clipping,
        Optional<Loss> loss,
        ClassWeights classWeights,
        Sampling sampling,
        Augmentation augmentation,
        WeightAverage weightAverage,
        double validationFraction,
        int folds,
        int patience,
        Limits limits,
        StartFrom startFrom,
        Freeze freeze,
        ModelConfig model,
        Json.Object modelJson) {
    private static final Shape.Fields MODEL = new FieldsBuilder()
            .required("model", new Shape.Tagged(ModelVocabulary.types()), "the architecture")
            .build();

    public TrainingConfig {
        FreezeCheck.check(freeze, augmentation, modelJson);
    }

    /** Which training examples an epoch has; as many as there are in any case. */
    public enum Sampling {
        /** Each once, in random order. */
        SHUFFLE,
        /**
         * Every class as often as any other, so that rare examples come several times and frequent ones not in every epoch. Where
         * {@link ClassWeights#BALANCED} makes a rare class count as much by weighting the loss of its few examples, this
         * shows them more often: steps are of like size, and augmentation has each of them differ.
         */
        BALANCED
    }

    /** How much an example of each class counts in the loss. */
    public enum ClassWeights {
        /** All alike. */
        NONE,
        /** In inverse proportion to the class's share of the training examples. */
        BALANCED
    }

    /**
     * Reads a concrete configuration that fits the vocabulary.
     *
     * @throws InvalidInput where it does not
     */
    public static TrainingConfig parse(Json.Object trial) {
        ConfigReader filled = new ConfigReader("trial", TrainerVocabulary.FIELDS, trial);
        ConfigReader model = filled.tagged("model");
        return new TrainingConfig(
                filled.word("engine", EngineChoice.class),
                Optional.of(filled.text(DatasetCheck.CHECKSUM)).filter(text -> !text.isEmpty()),
                filled.whole("batch_size"),
                filled.whole("accumulate_batches"),
                filled.number("learning_rate"),
                ScheduleVocabulary.read(filled.tagged("schedule")),
                OptimizerVocabulary.read(filled.tagged("optimizer")),
                filled.number("weight_decay"),
                new Clipping(filled.number("gradient_clip"), filled.number("gradient_clip_value")),
                LossVocabulary.read(filled.tagged("loss")),
                filled.word("class_weights", ClassWeights.class),
                filled.word("sampling", Sampling.class),
                AugmentationVocabulary.read(filled.fields("augmentation")),
                AverageVocabulary.read(filled.tagged("weight_average")),
                filled.number("validation_fraction"),
                filled.whole("folds"),
                filled.whole("patience"),
                LimitsVocabulary.read(filled.fields("limits")),
                StartVocabulary.read(filled.tagged("start_from")),
                FreezeVocabulary.read(filled.fields("freeze")),
                ModelVocabulary.read(model),
                model.written());
    }

    /**
     * Reads alone where a configuration's first weights come from.
     *
     * @throws InvalidInput if that is nothing to start from
     */
    static StartFrom startOf(Json.Object trial) {
        return StartVocabulary.read(new ConfigReader("trial", TrainerVocabulary.FIELDS, trial).tagged("start_from"));
    }

    /** Whether tokens' vectors are to begin at those of the data set's file. */
    public boolean takesVectors() {
        return modelJson.get(SequenceMembers.SOURCE).equals(Optional.of(Json.text(SequenceMembers.FILE)));
    }

    /**
     * Reads an architecture alone, as {@link #modelJson} has it.
     *
     * @throws InvalidInput if it is none
     */
    public static ModelConfig parseModel(Json.Object model) {
        Problems problems = new Problems();
        Shapes.check(MODEL, Json.EMPTY.with("model", model), "model.json", problems);
        problems.throwIfAny();
        ConfigReader holder = new ConfigReader("model", TrainerVocabulary.FIELDS, Json.EMPTY.with("model", model));
        return ModelVocabulary.read(holder.tagged("model"));
    }
}
