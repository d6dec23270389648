package dev.espalier.bench.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges answers and keeps the smallest request of each kind of failure. Many threads add to it. */
public final class Findings {
    /** The longest that an answer may take. */
    static final double SLOWEST_S = 5;

    private final Leaks leaks;
    private final Map<String, Finding> found = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private double slowest;
    private String slowestKind = "";
    private int closed;

    Findings(Leaks leaks) {
        this.leaks = leaks;
    }

    /**
     * A kind of failure.
     *
     * @param fault one of {@link #judge}'s
     * @param count how often it was met
     * @param smallest the smallest request that met it
     */
    record Finding(Fault fault, String route, int count, Shot smallest) {
        private Finding and(Fault other, Shot shot) {
            return shot.size() < smallest.size()
                    ? new Finding(other, route, count + 1, shot)
                    : new Finding(fault, route, count + 1, smallest);
        }
    }

    /** What is wrong with an answer. */
    record Fault(String kind, String words) {}

    synchronized void add(Shot shot, List<Reply> replies) {
        for (Reply reply : replies) {
            if (reply.status() > 0) {
                statuses.merge(reply.status(), 1, Integer::sum);
            } else if (shot.awaited() == Shot.Awaited.ANYTHING) {
                closed++;
            }
            if (shot.awaited() == Shot.Awaited.ANSWER && reply.seconds() > slowest) {
                slowest = reply.seconds();
                slowestKind = shot.kind();
            }
            judge(shot, reply).ifPresent(fault -> add(shot, fault));
        }
    }

    private void add(Shot shot, Fault fault) {
        found.merge(
                fault.kind() + " " + shot.kind(),
                new Finding(fault, shot.kind(), 1, shot),
                (known, _) -> known.and(fault, shot));
    }

    /** What is wrong with the answer, if anything is. */
    Optional<Fault> judge(Shot shot, Reply reply) {
        if (reply.status() >= 500 && reply.status() != 503) {
            return Optional.of(new Fault("status " + reply.status(), reply.body()));
        }
        if (shot.awaited() == Shot.Awaited.ANSWER) {
            if (reply.ending() == Reply.Ending.CLOSED) {
                return Optional.of(new Fault("closed without a whole answer", "status " + reply.status()));
            }
            if (reply.ending() == Reply.Ending.TIMED_OUT || reply.seconds() > SLOWEST_S) {
                return Optional.of(new Fault("slow", "%.1f s".formatted(reply.seconds())));
            }
        }
        return reply.isJson() || reply.status() >= 400
                ? leaks.find(reply.body(), shot)
                        .map(leak -> new Fault(leak.kind(), leak.words() + " in " + reply.body()))
                : Optional.empty();
    }

    synchronized List<Finding> list() {
        List<Finding> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparing(finding -> finding.fault().kind()));
        return all;
    }

    /** How many failures are of a kind that begins so. */
    synchronized int count(String kind) {
        return found.values().stream()
                .filter(finding -> finding.fault().kind().startsWith(kind))
                .mapToInt(Finding::count)
                .sum();
    }

    synchronized int total() {
        return count("");
    }

    synchronized Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** How many malformed requests were answered by a closed connection, or not at all. */
    synchronized int unanswered() {
        return closed;
    }

    synchronized double slowest() {
        return slowest;
    }

    synchronized String slowestKind() {
        return slowestKind;
    }
}
