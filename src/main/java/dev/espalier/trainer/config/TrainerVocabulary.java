package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.space.TrialVocabulary;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every key of a {@code trial}, and what only the data sets at hand can tell. */
public final class TrainerVocabulary implements TrialVocabulary {
    private static final int MOST_FOLDS = 20;

    static final Shape.Fields FIELDS = fields();

    private final Function<String, Optional<DatasetDescription>> datasets;
    private final StartSources sources;
    private final Predicate<String> vectors;

    /** @param datasets finds a registered data set by its name */
    public TrainerVocabulary(Function<String, Optional<DatasetDescription>> datasets) {
        this(datasets, StartSources.none(), _ -> false);
    }

    /**
     * @param datasets finds a registered data set by its name
     * @param sources what trials may start from
     * @param vectors whether the data set of a name was registered with vectors of tokens
     */
    public TrainerVocabulary(
            Function<String, Optional<DatasetDescription>> datasets, StartSources sources, Predicate<String> vectors) {
        this.vectors = vectors;
        this.datasets = datasets;
        this.sources = sources;
    }

    @Override
    public Shape.Fields shape() {
        return FIELDS;
    }

    @Override
    public void check(StudySpec study, Problems problems) {
        new TrialCheck(datasets, problems).check(study);
        SearchValue trial = new SearchValue("trial", study.trial());
        VectorsCheck.check(trial, vectors, problems);
        new StartCheck(sources).check(trial, problems);
    }

    @Override
    public Json.Object settled(Json.Object tree) {
        return new DatasetCheck(datasets).settled(new StartCheck(sources).settled(new SearchValue("trial", tree)));
    }

    private static Shape.Fields fields() {
        List<String> tasks = java.util.stream.Stream.concat(java.util.stream.Stream.of("auto"), Task.words().stream())
                .toList();
        return new FieldsBuilder()
                .word(
                        "task",
                        tasks,
                        "auto",
                        "what the data set is for; auto: what it can be for; no model trains for captioning and visual-question-answering yet")
                .required("dataset", new Shape.Text(), "name of a registered data set")
                .text(
                        DatasetCheck.CHECKSUM,
                        "",
                        "checksum that the data set must have, or trials fail; empty: that which it has at submission")
                .required("model", new Shape.Tagged(ModelVocabulary.types()), "the architecture")
                .word("engine", EngineChoice.words(), "auto", "what computes; auto: the server's choice")
                .whole("batch_size", 1, 65536, DivisionCheck.DEFAULT_BATCH, "examples of one step")
                .real("learning_rate", 1e-8, 100, 0.002, "step size before the schedule")
                .tagged("schedule", ScheduleVocabulary.types(), "cosine", "how the learning rate changes")
                .tagged("optimizer", OptimizerVocabulary.types(), "adam", "how the weights move")
                .real("weight_decay", 0, 10, 0, "pull of kernels and matrices towards 0")
                .real("gradient_clip", 0, 1e6, 0, "greatest norm of a gradient; 0 for no limit")
                .real("gradient_clip_value", 0, 1e6, 0, "greatest size of each number of a gradient; 0 for no limit")
                .whole(
                        "accumulate_batches",
                        1,
                        4096,
                        1,
                        "batches whose mean gradient makes one step, at most as many as there are; the last step of an epoch may have fewer")
                .tagged(
                        "loss",
                        LossVocabulary.types(),
                        "auto",
                        "what is minimised; auto: cross_entropy or squared, which val_loss is whatever this is")
                .word("class_weights", List.of("none", "balanced"), "none", "weight of each class in the loss")
                .word(
                        "sampling",
                        List.of("shuffle", "balanced"),
                        "shuffle",
                        "an epoch's examples; shuffle: each once; balanced: every class as often, rare ones repeated")
                .object("augmentation", AugmentationVocabulary.fields(), "random changes of the training examples")
                .tagged(
                        "weight_average",
                        AverageVocabulary.types(),
                        "none",
                        "average of the weights that is judged and kept in their place")
                .real("validation_fraction", 0.01, 0.9, 0.2, "share of the training examples that the search sees")
                .either(
                        "folds",
                        List.of(new Shape.Whole(0, 0), new Shape.Whole(2, MOST_FOLDS)),
                        Json.number(0),
                        "parts of the training examples, each validated on once in place of that share; metrics are means over them and the model is that of the best; 0 for none")
                .whole(
                        "patience",
                        0,
                        1_000_000,
                        0,
                        "epochs without a better objective after which a trial ends; 0 for no limit")
                .object("limits", LimitsVocabulary.fields(), "what a trial may take")
                .tagged("start_from", StartVocabulary.types(), "none", "where the first weights come from")
                .object("freeze", FreezeVocabulary.fields(), "layers that do not move")
                .build();
    }
}
