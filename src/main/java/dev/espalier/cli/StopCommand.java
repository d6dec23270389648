package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier stop}. */
@Command(
        name = "stop",
        description = "End a study and keep its results; its open trials are cancelled.",
        mixinStandardHelpOptions = true)
final class StopCommand extends ChangeCommand {

    @Override
    String change() {
        return "stop";
    }
}
