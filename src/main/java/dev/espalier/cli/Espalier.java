package dev.espalier.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The way in: every command of {@code espalier}, in the order in which one meets them. */
@Command(
        name = "espalier",
        description = "Searches for the best network for your data: search spaces in, tuned models out.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            DatasetCommand.class,
            ValidateCommand.class,
            SubmitCommand.class,
            WatchCommand.class,
            LeaderboardCommand.class,
            ExportCommand.class,
            PredictCommand.class,
            StudiesCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            StopCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            RehearseCommand.class
        })
public final class Espalier {
    private Espalier() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, ready to be executed; the status is 0 for done, 1 for failed, 2 for wrong usage. */
    static CommandLine commandLine() {
        return new CommandLine(new Espalier())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailurePrinter())
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
}
