package dev.espalier.coordinator;

import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyState;
import java.util.List;

/** What an event made of a study. */
record Transition(StudyChange change, List<Command> commands) {
    Transition {
        commands = List.copyOf(commands);
    }

    StudyState state() {
        return change.after();
    }
}
