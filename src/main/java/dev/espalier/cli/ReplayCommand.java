package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.study.Json;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code espalier replay}: whether a study would go the same way again. */
@Command(
        name = "replay",
        description = "Compute every suggestion of a study anew from its journal; the status is 1 if one differs.",
        mixinStandardHelpOptions = true)
final class ReplayCommand extends RemoteCommand {
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final int MOST_SHOWN = 20;

    @Mixin
    private StudyArgument study;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        Answer report = server.post(study.path() + "/replay", Json.EMPTY, PATIENCE);
        int suggestions = report.whole("suggestions");
        int identical = report.whole("identical");
        out.println(identical + " of " + suggestions + " suggestions are identical");
        report.list("differences").stream().limit(MOST_SHOWN).forEach(difference -> {
            out.println("trial " + difference.whole("trial") + " was " + values(difference.object("was")));
            out.println("  would be " + values(difference.object("would_be")));
        });
        int more = report.list("differences").size() - MOST_SHOWN;
        if (more > 0) {
            out.println("and " + more + " more");
        }
        return report.list("differences").isEmpty() ? DONE : FAILED;
    }

    private static String values(Answer configuration) {
        return configuration.isEmpty() ? "nothing" : dev.espalier.json.JsonText.print(configuration.json());
    }
}
