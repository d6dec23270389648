package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.view.TrialLines;
import dev.espalier.json.JsonText;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code espalier leaderboard}: trials by rank. */
@Command(name = "leaderboard", description = "List a study's trials by rank.", mixinStandardHelpOptions = true)
final class LeaderboardCommand extends RemoteCommand {
    @Mixin
    private StudyArgument study;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "rows (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "the server's answer as it is")
    private boolean json;

    @Override
    int run(EspalierClient server, PrintWriter out) {
        Answer board = server.get(study.path() + "/leaderboard?limit=" + limit);
        if (json) {
            out.println(JsonText.pretty(board.json()));
        } else {
            String metric = new StudyAnswer(server.get(study.path())).metric();
            TrialLines.table(metric, board.list("items")).forEach(out::println);
        }
        return DONE;
    }
}
