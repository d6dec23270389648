package dev.espalier.server;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.trainer.DjlTrialRunner;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.NativeMemory;
import dev.espalier.trainer.prediction.Scorer;
import dev.espalier.worker.process.TrainingService;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A training process: trains for the server that started it, which speaks to it over standard input and output. */
@Command(name = "training-process", description = "Train for a server, which starts this itself.")
public final class TrainingMain implements Callable<Integer> {
    @Option(names = "--engine", defaultValue = "auto")
    private String engine;

    @Option(names = "--device", defaultValue = "cpu")
    private String device;

    @Option(names = "--data-root")
    private List<Path> dataRoots = List.of();

    @Option(names = "--tuning")
    private Optional<Path> tuning = Optional.empty();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingMain()).execute(arguments));
    }

    /** The arguments that make it work as asked. */
    static List<String> arguments(EngineChoice engine, ComputeDevice device, List<Path> dataRoots, Path tuning) {
        List<String> arguments = new ArrayList<>(
                List.of("--engine", engine.word(), "--device", device.name(), "--tuning", tuning.toString()));
        dataRoots.forEach(root ->
                arguments.addAll(List.of("--data-root", root.toAbsolutePath().toString())));
        return arguments;
    }

    @Override
    public Integer call() throws Exception {
        // A terminal sends Ctrl-C to the server's whole group; the server lets its attempts go, and then this ends.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        OutputStream out = System.out;
        // What a library prints must not come between the messages.
        System.setOut(new PrintStream(System.err, true));
        EngineSetup.loadInOrder();
        EngineChoice standard = EngineChoice.of(engine);
        try (DjlTrialRunner runner = new DjlTrialRunner(
                standard,
                ComputeDevice.of(device),
                spec -> DatasetLoader.load(spec, dataRoots),
                name -> DatasetLoader.file(name, dataRoots),
                tuning)) {
            new TrainingService(
                            runner,
                            (model, dataset) -> Scorer.score(model, DatasetLoader.load(dataset, dataRoots), standard),
                            NativeMemory::giveBackBeyond,
                            System.in,
                            out)
                    .serve(() -> Runtime.getRuntime().halt(0));
        }
        return 0;
    }
}
