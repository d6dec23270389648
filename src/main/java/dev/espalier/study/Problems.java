package dev.espalier.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gathers the problems of one input, so that all are reported at once. Of more than {@link InputLimits#PROBLEMS_TOLD} the
 * rest is only counted. Used by one thread, then thrown away.
 */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final int room;
    private long more;

    public Problems() {
        this(InputLimits.PROBLEMS_TOLD);
    }

    private Problems(int room) {
        this.room = room;
    }

    /** Gathers the problems of a part, to be added with {@link #addAll}; holds no more than there is room for here. */
    public Problems ofPart() {
        return new Problems(room - found.size());
    }

    public void add(String path, String message) {
        add(path, () -> message);
    }

    /** @param message composed only where it is told */
    public void add(String path, Supplier<String> message) {
        if (found.size() == room) {
            more++;
        } else {
            found.add(new Problem(
                    shortened(path, InputLimits.PROBLEM_PATH), shortened(message.get(), InputLimits.PROBLEM_MESSAGE)));
        }
    }

    /** Adds what was found in a part. */
    public void addAll(Problems part) {
        addAll(part, _ -> true);
    }

    /** Adds those problems of a part that are {@code wanted}, and what was only counted there. */
    public void addAll(Problems part, Predicate<Problem> wanted) {
        part.found.stream().filter(wanted).forEach(problem -> add(problem.path(), problem.message()));
        more += part.more;
    }

    public boolean isEmpty() {
        return found.isEmpty() && more == 0;
    }

    /** The problems found, without those that were only counted. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws InvalidInput naming the problems found, if there is one, and how many more there are */
    public void throwIfAny() {
        if (!isEmpty()) {
            List<Problem> told = new ArrayList<>(found);
            if (more > 0) {
                told.add(new Problem("", "and " + more + " more"));
            }
            throw new InvalidInput(told);
        }
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
