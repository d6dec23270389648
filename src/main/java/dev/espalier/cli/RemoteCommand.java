package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that speaks to a server. */
abstract class RemoteCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    /** @return the exit status */
    abstract int run(EspalierClient server, PrintWriter out);

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (EspalierClient server = connection.open()) {
            return run(server, out);
        } finally {
            out.flush();
        }
    }
}
