package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code espalier submit}: starts a study. */
@Command(name = "submit", description = "Start a study from a file.", mixinStandardHelpOptions = true)
final class SubmitCommand extends RemoteCommand {
    @Mixin
    private StudyFile file;

    @Option(names = "--watch", description = "follow it until it is over")
    private boolean watch;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        StudyAnswer study = new StudyAnswer(server.post("/studies", file.read()));
        out.println("study " + study.id() + " is " + study.state());
        if (watch) {
            return WatchCommand.follow(server, study.id(), out);
        }
        out.println("live at " + server.page(study.id()));
        return DONE;
    }
}
