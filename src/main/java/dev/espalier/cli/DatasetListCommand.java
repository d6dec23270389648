package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.view.DatasetLines;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code espalier dataset list}. */
@Command(name = "list", description = "List the registered data sets.", mixinStandardHelpOptions = true)
final class DatasetListCommand extends RemoteCommand {

    @Override
    int run(EspalierClient server, PrintWriter out) {
        DatasetLines.table(server.get("/datasets?limit=1000").list("items")).forEach(out::println);
        return DONE;
    }
}
