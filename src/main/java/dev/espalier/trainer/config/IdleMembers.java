package dev.espalier.trainer.config;

import dev.espalier.study.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers the members that an object was given and that have no effect beside its others. */
final class IdleMembers {
    private final ConfigReader object;
    private final List<Problem> found = new ArrayList<>();

    IdleMembers(ConfigReader object) {
        this.object = object;
    }

    /** The object, its defaults filled in. */
    ConfigReader object() {
        return object;
    }

    /**
     * Notes {@code member} where it is idle, if it was given as anything but what it is by default.
     *
     * @param message without a full stop
     */
    void note(boolean idle, String member, String message) {
        if (idle && object.isChanged(member)) {
            found.add(new Problem(member, message));
        }
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    /** The members that were given as anything but what they are by default, and are not idle. */
    List<String> effective() {
        return object.given().members().keySet().stream()
                .filter(member -> !member.equals("type")
                        && object.isChanged(member)
                        && found.stream().noneMatch(problem -> problem.path().equals(member)))
                .toList();
    }
}
