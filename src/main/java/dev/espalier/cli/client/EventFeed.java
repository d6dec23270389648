package dev.espalier.cli.client;

import dev.espalier.study.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A study's events, heard on a thread of their own. A connection that breaks is opened again where it broke, until the
 * server has been away for half a minute.
 */
public final class EventFeed implements AutoCloseable {
    private static final int ATTEMPTS = 30;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private final EspalierClient server;
    private final String study;
    private final Thread thread;

    private String last;
    private int failures;

    /** Something to know. */
    public sealed interface Notice {
        record Heard(ServerEvent event) implements Notice {}

        /** The stream ended or broke, and is being opened again. */
        record Broken() implements Notice {}

        /** The server stays away, or does not give these events. */
        record Lost(Failure why) implements Notice {}
    }

    /** @param after the journal position from which on events are wanted */
    public EventFeed(EspalierClient server, String study, String after) {
        this.server = server;
        this.study = study;
        this.last = after;
        this.thread = Thread.ofVirtual().name("events of " + study).start(this::run);
    }

    /** The next notice, or none within {@code patience}. */
    public Optional<Notice> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(notices.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (failures < ATTEMPTS) {
                listen();
                // A server that is away sends no word when it is back, so all there is to do is to ask again later.
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Refusal refusal) {
            notices.add(new Notice.Lost(refusal));
        }
    }

    private void listen() {
        try {
            server.listen(study, last, this::hear);
            notices.add(new Notice.Broken());
        } catch (CommandFailed away) {
            failures++;
            notices.add(failures < ATTEMPTS ? new Notice.Broken() : new Notice.Lost(away));
        }
    }

    private void hear(ServerEvent event) {
        failures = 0;
        if (!event.id().isEmpty()) {
            last = event.id();
        }
        notices.add(new Notice.Heard(event));
    }
}
