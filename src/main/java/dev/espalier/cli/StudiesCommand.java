package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.view.Figures;
import dev.espalier.cli.view.TextTable;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier studies}: what the server knows. */
@Command(name = "studies", description = "List studies, newest first.", mixinStandardHelpOptions = true)
final class StudiesCommand extends RemoteCommand {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "rows (default: ${DEFAULT-VALUE})")
    private int limit;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        TextTable table = new TextTable()
                .words("study")
                .words("state")
                .figures("trials")
                .figures("best")
                .words("name");
        for (Answer item : server.get("/studies?limit=" + limit).list("items")) {
            StudyAnswer study = new StudyAnswer(item);
            table.row(
                    study.id(),
                    study.standing(),
                    String.valueOf(study.finished()),
                    Figures.value(study.best().number("value")),
                    study.name());
        }
        table.lines().forEach(out::println);
        return DONE;
    }
}
