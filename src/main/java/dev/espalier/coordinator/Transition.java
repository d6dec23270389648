package dev.espalier.coordinator;

import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyState;
import java.util.List;
import java.util.Optional;

/** What an event made of a study. */
public record Transition(StudyChange change, List<Command> commands) {
    public Transition {
        commands = List.copyOf(commands);
    }

    /** The same, asked for by {@code request}. */
    Transition by(Optional<RequestKey> request) {
        return new Transition(change.by(request), commands);
    }

    public StudyState state() {
        return change.after();
    }
}
