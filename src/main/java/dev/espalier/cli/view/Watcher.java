package dev.espalier.cli.view;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.EventFeed;
import dev.espalier.cli.client.EventFeed.Notice;
import dev.espalier.cli.client.ServerEvent;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.client.StudySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows a study until it is over: its events say that something changed, a snapshot says what is so now. */
public final class Watcher {
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Many events in a moment cost one snapshot. */
    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofMillis(300);

    private final EspalierClient server;
    private final StudyView view;
    private StudySnapshot snapshot;
    private boolean stale;

    /** The journal position of the newest event heard, or of the first snapshot. */
    private long heard;

    private Watcher(EspalierClient server, StudyView view, StudySnapshot first) {
        this.server = server;
        this.view = view;
        this.snapshot = first;
        this.heard = first.study().position();
    }

    /** @return the study once it is over */
    public static StudyAnswer watch(EspalierClient server, String study, StudyView view) {
        Watcher watcher = new Watcher(server, view, StudySnapshot.take(server, study));
        try (EventFeed feed = new EventFeed(server, study, String.valueOf(watcher.heard))) {
            return watcher.follow(feed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    private StudyAnswer follow(EventFeed feed) throws InterruptedException {
        view.show(snapshot, Instant.now());
        while (!snapshot.study().isOver() || heard < snapshot.study().position()) {
            for (Optional<Notice> notice = feed.next(patience());
                    notice.isPresent();
                    notice = feed.next(Duration.ZERO)) {
                take(notice.get());
            }
            if (stale && !untilNextSnapshot().isPositive()) {
                refresh();
            }
            view.show(snapshot, Instant.now());
        }
        return snapshot.study();
    }

    private void take(Notice notice) {
        stale = true;
        switch (notice) {
            case Notice.Heard(ServerEvent event) -> hear(event);
            case Notice.Broken() -> {
                // The feed opens it again; what was missed is in the next snapshot.
            }
            case Notice.Lost lost -> throw lost.why();
        }
    }

    private void hear(ServerEvent event) {
        view.heard(event);
        if (!event.id().isEmpty()) {
            heard = Math.max(heard, Long.parseLong(event.id()));
        }
    }

    private void refresh() {
        try {
            snapshot = StudySnapshot.take(server, snapshot.study().id());
            stale = false;
        } catch (CommandFailed away) {
            // The feed, which tries again, decides when the server is lost.
            stale = true;
        }
    }

    private Duration patience() {
        Duration wait = untilNextSnapshot();
        return stale && wait.isPositive() ? wait : TICK;
    }

    private Duration untilNextSnapshot() {
        return BETWEEN_SNAPSHOTS.minusNanos(System.nanoTime() - snapshot.taken());
    }
}
