package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.space.Shapes;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.trainer.data.Kind;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Mlp;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the architectures that an open one can become can be built for a data set's examples; each is put together once. */
final class ModelCheck {
    /** What helps where members are left open that do not go together in every combination. */
    static final String OR_OPTIONS =
            ", or write the combinations that are meant as options of the model's own $choice.";

    private static final String READ = "model.model";
    private static final String BUILT = "trial.model";

    /** How many tokens a data set has is not known here, and no architecture depends on it. */
    private static final int VOCABULARY = 2;

    private final InputShape input;
    private final int outputs;
    private final Problems problems;

    private ModelCheck(InputShape input, int outputs, Problems problems) {
        this.input = input;
        this.outputs = outputs;
        this.problems = problems;
    }

    /**
     * Adds what is wrong with {@code model}, which may have choices left open, its own excepted. Models of types that take
     * other data are passed over.
     */
    static void check(OpenValue model, DatasetDescription dataset, Problems problems) {
        if (!(model.value() instanceof Json.Object object)) {
            return;
        }
        ModelCheck check =
                new ModelCheck(input(dataset), Math.max(1, dataset.classes().size()), problems);
        for (OpenValue type : model.types()) {
            if (ModelVocabulary.reads(type, dataset.kind())) {
                check.check(model.path(), object.with("type", type.value()));
            }
        }
    }

    private static InputShape input(DatasetDescription dataset) {
        List<Integer> shape = dataset.shape();
        return switch (Kind.of(dataset.kind())) {
            case IMAGE -> new InputShape.Image(shape.get(0), shape.get(1), shape.get(2));
            case SERIES -> new InputShape.Series(shape.get(0), shape.get(1));
            case TEXT -> new InputShape.Text(shape.get(0), VOCABULARY);
            case TABULAR -> new InputShape.Row(shape.get(0));
        };
    }

    private void check(String path, Json.Object object) {
        if (!fitsVocabulary(object)) {
            return;
        }
        Map<String, Problem> first = new LinkedHashMap<>();
        List<Json.Object> samples = ModelSamples.of(object);
        for (Json.Object sample : samples) {
            for (Problem problem : problemsOf(sample)) {
                first.putIfAbsent(problem.path(), problem);
            }
        }
        for (Problem problem : first.values()) {
            String advice = samples.size() == 1 ? "." : OR_OPTIONS;
            problems.add(path(path, problem.path()), problem.message() + advice);
        }
    }

    /** What does not even fit its shape is reported by who checks that. */
    private static boolean fitsVocabulary(Json.Object model) {
        Problems own = new Problems();
        Shape.Fields holder = new FieldsBuilder()
                .required("model", new Shape.Tagged(ModelVocabulary.types()), "")
                .build();
        Shapes.check(holder, Json.EMPTY.with("model", model), "", own);
        return own.isEmpty();
    }

    private List<Problem> problemsOf(Json.Object sample) {
        try {
            ModelConfig config = TrainingConfig.parseModel(sample);
            if (!dependsOnCategories(config)) {
                Net unused = Net.of(config, input, outputs);
            }
            return List.of();
        } catch (InvalidInput refused) {
            return refused.problems();
        }
    }

    /** Which columns of a table are categories, so how wide their vectors are, is not known here. */
    private boolean dependsOnCategories(ModelConfig config) {
        return input instanceof InputShape.Row && config instanceof Mlp mlp && mlp.embeds();
    }

    private static String path(String model, String problem) {
        return model
                + (problem.startsWith(READ)
                        ? problem.substring(READ.length())
                        : problem.startsWith(BUILT) ? problem.substring(BUILT.length()) : "");
    }
}
