package dev.espalier.coordinator;

import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyState;
import java.util.List;

/** What an event made of a study. */
public record Transition(StudyChange change, List<Command> commands) {
    public Transition {
        commands = List.copyOf(commands);
    }

    public StudyState state() {
        return change.after();
    }
}
