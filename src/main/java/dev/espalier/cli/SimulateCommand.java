package dev.espalier.cli;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.json.JsonText;
import dev.espalier.simulation.Allowance;
import dev.espalier.study.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier simulate}: which sampler and scheduler would have done better on what a study measured. */
@Command(
        name = "simulate",
        description = {
            "Try samplers and schedulers on the trials of a study, or on learning curves in files, without training.",
            "A simulated trial takes the curve of the nearest one that was measured."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SimulateCommand extends RemoteCommand {
    private static final int USUAL_TRIALS = 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPEC",
            description =
                    "files, each a study spec or a list of them; with --study, their sampler, scheduler and budget")
    private List<Path> specs;

    @Option(names = "--study", paramLabel = "STUDY", description = "the study whose trials stand for new ones")
    private Optional<String> study;

    @Option(
            names = "--curves",
            paramLabel = "FILE",
            description =
                    "a file of learning curves, [{\"configuration\": {…}, \"curve\": [0.9, 0.7, …]}, …]; repeatable")
    private List<Path> curves = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "10", description = "how many seeds of each search")
    private int seeds;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "how many work at once (default: as many as the study had, else 1)")
    private Optional<Integer> workers;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "steps of all trials together (default: as many as the study took, else 20 whole trials)")
    private Optional<Long> steps;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        if (study.isPresent() == !curves.isEmpty()) {
            throw new CommandFailed("give either --study STUDY or --curves FILE");
        }
        List<Json.Object> searches = specs.stream()
                .flatMap(file -> objects(StudyFile.read(file)).stream())
                .toList();
        if (searches.isEmpty()) {
            throw new CommandFailed("the files hold no study spec");
        }
        PastStudy past = study.map(id -> PastStudy.onServer(server, id))
                .orElseGet(() -> PastStudy.inFiles(searches.getFirst(), curves));
        if (past.trials().table().size() == 0) {
            throw new CommandFailed("no trial was measured, so there is nothing to simulate with");
        }
        long budget = Math.max(1, steps.orElse(past.steps() > 0 ? past.steps() : (long) USUAL_TRIALS * past.length()));
        Allowance allowance =
                Allowance.workers(Math.max(1, workers.orElse(past.workers()))).steps(budget);
        SimulationReport report = new SimulationReport(past, allowance, Math.max(1, seeds));
        report.print(searches, out);
        return DONE;
    }

    /** The study specs of a file. */
    private static List<Json.Object> objects(Json json) {
        return switch (json) {
            case Json.Object object -> List.of(object);
            case Json.Array array ->
                array.items().stream().flatMap(item -> objects(item).stream()).toList();
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ ->
                throw new CommandFailed("a study spec is a JSON object, not " + JsonText.print(json));
        };
    }
}
