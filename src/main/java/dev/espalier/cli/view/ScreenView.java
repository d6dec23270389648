package dev.espalier.cli.view;

import dev.espalier.cli.client.ServerEvent;
import dev.espalier.cli.client.StudySnapshot;
import java.time.Instant;
import java.util.List;

/** A live table, drawn over itself. */
final class ScreenView implements StudyView {
    private final Terminal terminal;
    private final StudyScreen screen;
    private int drawn;

    ScreenView(Terminal terminal) {
        this.terminal = terminal;
        this.screen = new StudyScreen(terminal);
    }

    @Override
    public void heard(ServerEvent event) {
        // The next snapshot shows it.
    }

    @Override
    public void show(StudySnapshot snapshot, Instant now) {
        List<String> lines = screen.lines(snapshot, snapshot.study().elapsed(now));
        terminal.redraw(drawn, lines);
        drawn = lines.size();
    }
}
