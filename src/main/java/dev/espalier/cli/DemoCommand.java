package dev.espalier.cli;

import dev.espalier.trainer.EngineChoice;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        // The server's log would tear the live table apart. Read by logback when its first logger is made.
        System.setProperty("ESPALIER_LOG_LEVEL", "WARN");
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        DemoHouse house = DemoHouse.open(engine);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(house), "end"));
        try {
            new Demo(house, engine, terminal).run();
        } catch (CommandFailed failed) {
            if (ending.get()) {
                // The server was told to end under the demo's feet: that is no failure, and the process is about to
                // end.
                never.await();
            }
            throw failed;
        }
        if (keep) {
            terminal.println("");
            terminal.println("Still serving at " + house.url() + "; Ctrl-C ends it and removes its files.");
            never.await();
        }
        return 0;
    }

    private void end(DemoHouse house) {
        ending.set(true);
        house.close();
    }
}
