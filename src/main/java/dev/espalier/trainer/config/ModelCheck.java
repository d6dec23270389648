package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.trainer.model.Mlp;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import java.util.List;

/** Whether the architectures that an open one can become can be built for a data set's examples; each is put together once. */
final class ModelCheck {
    private static final String READ = "model.model";
    private static final String BUILT = "trial.model";

    /** How many tokens a data set has is not known here, and no architecture depends on it. */
    private static final int VOCABULARY = 2;

    private final String kind;
    private final InputShape input;
    private final int outputs;
    private final boolean hasCategories;

    private ModelCheck(DatasetDescription dataset) {
        this.kind = dataset.kind();
        this.input = input(dataset);
        this.outputs = Math.max(1, dataset.classes().size());
        this.hasCategories = dataset.categories().orElse(1) > 0;
    }

    /**
     * Adds what is wrong with {@code model}, which may have choices left open, its own excepted. Models of types that take
     * other data are passed over.
     */
    static void check(SearchValue model, DatasetDescription dataset, CombinationCheck combinations) {
        ModelCheck check = new ModelCheck(dataset);
        combinations.check(model, "model", ModelVocabulary.types(), check::problemsOf);
    }

    private static InputShape input(DatasetDescription dataset) {
        List<Integer> shape = dataset.shape();
        return switch (Kind.of(dataset.kind())) {
            case IMAGE -> new InputShape.Image(shape.get(0), shape.get(1), shape.get(2));
            case SERIES -> new InputShape.Series(shape.get(0), shape.get(1));
            case TEXT -> new InputShape.Text(shape.get(0), VOCABULARY);
            case TABULAR -> new InputShape.Row(shape.get(0));
            case CAPTION, QUESTION ->
                throw new IllegalArgumentException("no model takes data of kind " + dataset.kind());
        };
    }

    private List<Problem> problemsOf(Json.Object sample) {
        if (!sample.get("type").map(type -> ModelVocabulary.reads(type, kind)).orElse(false)) {
            return List.of();
        }
        try {
            ModelConfig config = TrainingConfig.parseModel(sample);
            if (!dependsOnCategories(config)) {
                Net unused = Net.of(config, input, outputs);
            }
            return List.of();
        } catch (InvalidInput refused) {
            return refused.problems().stream()
                    .map(problem -> new Problem(path(problem.path()), problem.message()))
                    .toList();
        }
    }

    /** Which columns of a table are categories, so how wide their vectors are, is not known here, at most whether there are any. */
    private boolean dependsOnCategories(ModelConfig config) {
        return input instanceof InputShape.Row && hasCategories && config instanceof Mlp mlp && mlp.embeds();
    }

    /** Seen from the model. */
    private static String path(String problem) {
        for (String start : List.of(READ, BUILT)) {
            if (problem.startsWith(start + ".")) {
                return problem.substring(start.length() + 1);
            }
        }
        return "";
    }
}
