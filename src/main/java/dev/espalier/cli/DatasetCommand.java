package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier dataset}: the data sets that trials can name. */
@Command(
        name = "dataset",
        description = "Register and list data sets.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DatasetAddCommand.class, DatasetListCommand.class})
final class DatasetCommand {}
