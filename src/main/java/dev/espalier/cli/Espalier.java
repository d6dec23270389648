package dev.espalier.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The way in: every command of {@code espalier}, in the order in which one meets them. */
@Command(
        name = "espalier",
        description = "Searches for the best network for your data: search spaces in, tuned models out.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
public final class Espalier {
    private Espalier() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Espalier()).execute(arguments));
    }
}
