package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code espalier export}: a model, or every trial as data. */
@Command(
        name = "export",
        description = "Save a study's best model, or with --trials every trial as data.",
        mixinStandardHelpOptions = true)
final class ExportCommand extends RemoteCommand {
    @Mixin
    private StudyArgument study;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to (default: STUDY-best.zip, STUDY-trial-N.zip or STUDY-trials.FORMAT)")
    private Optional<Path> output;

    @Option(names = "--trial", paramLabel = "NUMBER", description = "this trial's model instead of the best")
    private Optional<Integer> trial;

    @Option(names = "--trials", paramLabel = "FORMAT", description = "every trial: ${COMPLETION-CANDIDATES}")
    private Optional<TrialFormat> trials;

    /** How trials are written. */
    enum TrialFormat {
        CSV,
        JSON,
        NDJSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    int run(EspalierClient server, PrintWriter out) {
        Path file = output.orElseGet(() -> Path.of(study.id() + suffix()));
        server.download(study.path() + source(), file);
        out.println("wrote " + file);
        return DONE;
    }

    private String source() {
        return trials.map(format -> "/export?format=" + format)
                .or(() -> trial.map(number -> "/trials/" + number + "/model"))
                .orElse("/best/model");
    }

    private String suffix() {
        return trials.map(format -> "-trials." + format)
                .or(() -> trial.map(number -> "-trial-" + number + ".zip"))
                .orElse("-best.zip");
    }
}
