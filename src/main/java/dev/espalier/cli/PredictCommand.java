package dev.espalier.cli;

import dev.espalier.cli.view.PredictionLines;
import dev.espalier.export.PredictionJson;
import dev.espalier.export.Predictions;
import dev.espalier.json.JsonText;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.prediction.Prediction;
import dev.espalier.trainer.prediction.Predictor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code espalier predict}: a model file at work, without server and database. */
@Command(
        name = "predict",
        description = "Predict with an exported model; needs no server.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a model file that 'espalier export' wrote")
    private Path model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "an image file, a csv row without its label, a series, or a text")
    private List<String> inputs;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "auto, mxnet or pytorch (default: ${DEFAULT-VALUE}); a model runs on either")
    private EngineChoice engine;

    @Option(names = "--json", description = "as a server's POST .../best/predict answers")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Prediction> predictions = predict(model, engine, inputs);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.pretty(PredictionJson.of(predictions)));
        } else {
            PredictionLines.table(inputs, predictions).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    /** What the model says of each input. */
    static List<Prediction> predict(Path model, EngineChoice engine, List<String> inputs) {
        try (Predictor predictor = Predictor.open(model, engine)) {
            return Predictions.of(inputs, predictor::predictArgument, inputs::get);
        }
    }
}
