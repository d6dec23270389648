package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier pause}. */
@Command(
        name = "pause",
        description = "Hold a study: running trials save their state and end.",
        mixinStandardHelpOptions = true)
final class PauseCommand extends ChangeCommand {

    @Override
    String change() {
        return "pause";
    }
}
