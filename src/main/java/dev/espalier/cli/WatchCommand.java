package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.view.StudyView;
import dev.espalier.cli.view.Terminal;
import dev.espalier.cli.view.Watcher;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code espalier watch}: follows a study until it is over. */
@Command(name = "watch", description = "Follow a study live until it is over.", mixinStandardHelpOptions = true)
final class WatchCommand extends RemoteCommand {
    @Mixin
    private StudyArgument study;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        return follow(server, study.id(), out);
    }

    /** Watches a study and says where to go from there; fails if the study failed. */
    static int follow(EspalierClient server, String study, PrintWriter out) {
        out.println("live at " + server.page(study));
        StudyAnswer end = Watcher.watch(server, study, StudyView.on(Terminal.of(out)));
        if (!end.best().isEmpty()) {
            out.println("its best model: espalier export " + study);
        }
        return end.hasFailed() ? FAILED : DONE;
    }
}
