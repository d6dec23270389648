package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.view.PlanLines;
import dev.espalier.json.JsonText;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code espalier validate}: everything that submitting would check, and what the study would cost. */
@Command(
        name = "validate",
        description = "Check a study without starting it: every problem, or what it would do and cost at most.",
        mixinStandardHelpOptions = true)
final class ValidateCommand extends RemoteCommand {
    @Mixin
    private StudyFile file;

    @Option(names = "--json", description = "the server's answer as it is")
    private boolean json;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        Answer plan = server.post("/studies?dry_run=true", file.read());
        if (json) {
            out.println(JsonText.pretty(plan.json()));
        } else {
            PlanLines.of(plan).forEach(out::println);
        }
        return DONE;
    }
}
