package dev.espalier.cli;

import dev.espalier.cli.view.Terminal;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code espalier demo}: everything once, in two minutes, leaving nothing behind. */
@Command(
        name = "demo",
        description = "See a search from start to prediction in two minutes; leaves nothing behind.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            description = "auto, mxnet or pytorch (default: ${DEFAULT-VALUE})")
    private EngineChoice engine;

    @Option(names = "--keep", description = "go on serving at the end, until Ctrl-C")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        // The server's log would tear the live table apart. Read by logback when its first logger is made.
        System.setProperty("ESPALIER_LOG_LEVEL", "WARN");
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Termination.then(() -> status.complete(INTERRUPTED));
        try (DemoHouse house = DemoHouse.open(engine)) {
            Thread.ofVirtual().name("demo").start(() -> tour(house, status));
            return status.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** What goes wrong once the house is being closed concerns nobody: the status is known by then. */
    private void tour(DemoHouse house, CompletableFuture<Integer> status) {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        try {
            new Demo(house, engine, terminal).run();
            if (keep) {
                terminal.println("");
                terminal.println("Still serving at " + house.url() + "; Ctrl-C ends it and removes its files.");
            } else {
                status.complete(0);
            }
        } catch (RuntimeException failed) {
            status.completeExceptionally(failed);
        }
    }
}
