package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier stop}. */
@Command(name = "stop", description = "End a study for good and keep its results.", mixinStandardHelpOptions = true)
final class StopCommand extends ChangeCommand {

    @Override
    String change() {
        return "stop";
    }
}
