package dev.espalier.cli.view;

import dev.espalier.cli.client.ServerEvent;
import dev.espalier.cli.client.StudySnapshot;
import java.time.Instant;

/** How a study that is watched is shown. */
public interface StudyView {

    /** Something happened. */
    void heard(ServerEvent event);

    /** What is known now; called at least once a second. */
    void show(StudySnapshot snapshot, Instant now);

    /** The view that fits the terminal. */
    static StudyView on(Terminal terminal) {
        return terminal.isScreen() ? new ScreenView(terminal) : new LinesView(terminal);
    }
}
