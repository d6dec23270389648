package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.ServerAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the server is: the options of every command that speaks to one. */
final class Connection {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the server (default: $ESPALIER_URL, else " + ServerAddress.USUAL + ")")
    private Optional<String> url;

    /** A token is taken from the environment alone: arguments are seen by every user of the machine. */
    EspalierClient open() {
        ServerAddress address = ServerAddress.of(url, System.getenv());
        return new EspalierClient(address.url(), address.token());
    }
}
