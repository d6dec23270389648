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
import dev.espalier.trainer.model.Net;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the architectures for images that an open one can become can be built for a data set's; each is put together once. */
final class ModelCheck {
    private static final String READ = "model.model";
    private static final String BUILT = "trial.model";

    private final InputShape input;
    private final int outputs;
    private final Problems problems;

    private ModelCheck(InputShape input, int outputs, Problems problems) {
        this.input = input;
        this.outputs = outputs;
        this.problems = problems;
    }

    /**
     * Adds what is wrong with {@code model}, which may have choices left open, its own excepted. Models of types that take no
     * images are passed over.
     */
    static void check(OpenValue model, DatasetDescription dataset, Problems problems) {
        List<Integer> shape = dataset.shape();
        if (dataset.kind().equals(Kind.IMAGE.word())
                && model.value() instanceof Json.Object object
                && object.get("type").orElse(new Json.Null()) instanceof Json.Text(String type)
                && ModelVocabulary.kinds(type).contains(dataset.kind())) {
            InputShape image = new InputShape.Image(shape.get(0), shape.get(1), shape.get(2));
            new ModelCheck(image, Math.max(1, dataset.classes().size()), problems).check(model, object);
        }
    }

    private void check(OpenValue model, Json.Object object) {
        if (!fitsVocabulary(object)) {
            return;
        }
        Map<String, Problem> first = new LinkedHashMap<>();
        List<Json.Object> samples = new ModelSamples(model, object).all();
        for (Json.Object sample : samples) {
            for (Problem problem : problemsOf(sample)) {
                first.putIfAbsent(problem.path(), problem);
            }
        }
        for (Problem problem : first.values()) {
            String advice = samples.size() == 1
                    ? "."
                    : ", or write the combinations that are meant as options of the model's own $choice.";
            problems.add(path(model.path(), problem.path()), problem.message() + advice);
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
            Net unused = Net.of(TrainingConfig.parseModel(sample), input, outputs);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.problems();
        }
    }

    private static String path(String model, String problem) {
        return model
                + (problem.startsWith(READ)
                        ? problem.substring(READ.length())
                        : problem.startsWith(BUILT) ? problem.substring(BUILT.length()) : "");
    }
}
