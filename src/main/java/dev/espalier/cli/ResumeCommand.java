package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier resume}. */
@Command(
        name = "resume",
        description = "Carry on a study that is paused, stopped or failed, or whose raised budget has room again.",
        mixinStandardHelpOptions = true)
final class ResumeCommand extends ChangeCommand {

    @Override
    String change() {
        return "resume";
    }
}
