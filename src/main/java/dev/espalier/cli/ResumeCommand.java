package dev.espalier.cli;

import picocli.CommandLine.Command;

/** {@code espalier resume}. */
@Command(name = "resume", description = "Carry a paused study on.", mixinStandardHelpOptions = true)
final class ResumeCommand extends ChangeCommand {

    @Override
    String change() {
        return "resume";
    }
}
