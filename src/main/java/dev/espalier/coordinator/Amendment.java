package dev.espalier.coordinator;

import dev.espalier.study.Budget;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to change in a study while it runs; what is empty stays as it is. */
public record Amendment(
        Optional<String> name, Optional<String> note, Optional<List<String>> tags, Optional<Json.Object> budget) {

    /**
     * Reads the members {@code name}, {@code note}, {@code tags} and {@code budget}. In {@code budget} a limit that is left out
     * stays, one that is null is lifted.
     *
     * @throws dev.espalier.study.InvalidInput naming everything wrong
     */
    public static Amendment read(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        Optional<String> name = members.text("name", SpecReader.LONGEST_NAME);
        Optional<String> note = members.text("note", SpecReader.LONGEST_NOTE);
        Optional<List<String>> tags = members.any("tags").map(_ -> members.texts("tags", 50, SpecReader.LONGEST_NAME));
        Optional<Json.Object> budget = members.object("budget");
        budget.ifPresent(object -> SpecReader.budget(object, problems));
        members.close();
        problems.throwIfAny();
        return new Amendment(name, note, tags, budget);
    }

    /** The budget that comes of changing {@code old}. */
    Budget budget(Budget old) {
        if (budget.isEmpty()) {
            return old;
        }
        Json.Object changes = budget.get();
        Budget read = SpecReader.budget(changes, new Problems());
        return new Budget(
                changed(changes, "max_trials", read.maxTrials(), old.maxTrials()),
                changes.get("max_time").isPresent() ? read.maxTime() : old.maxTime(),
                changed(changes, "max_parallel", read.maxParallel(), old.maxParallel()),
                changed(changes, "max_failures", read.maxFailures(), old.maxFailures()));
    }

    private static OptionalInt changed(Json.Object changes, String name, OptionalInt read, OptionalInt old) {
        return changes.get(name).isPresent() ? read : old;
    }

    StudySpec applyTo(StudySpec spec) {
        return spec.amended(
                name.orElse(spec.name()), note.orElse(spec.note()), tags.orElse(spec.tags()), budget(spec.budget()));
    }
}
