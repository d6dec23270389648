package dev.espalier.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the server is: the options of every command that speaks to one. */
final class Connection {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:ESPALIER_URL:-http://127.0.0.1:7070}",
            description = "the server (default: $ESPALIER_URL, else http://127.0.0.1:7070)")
    private URI url;

    /** A token is taken from the environment alone: arguments are seen by every user of the machine. */
    EspalierClient open() {
        return new EspalierClient(
                url, Optional.ofNullable(System.getenv("ESPALIER_TOKEN")).filter(token -> !token.isBlank()));
    }
}
