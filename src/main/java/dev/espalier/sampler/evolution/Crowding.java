package dev.espalier.sampler.evolution;

import dev.espalier.sampler.evolution.Generations.Candidate;
import dev.espalier.sampler.evolution.Generations.Ranked;
import dev.espalier.sampler.pareto.NonDominatedSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * NSGA-II's order: by front, then the lonelier first. Deb et al. 2002, sections III.A and III.B, and VI for constraints:
 * what violates fewer of them dominates. Among these a trial that came further dominates one that stopped earlier.
 */
final class Crowding {
    private static final Comparator<Ranked> ORDER = Comparator.comparingInt(Ranked::front)
            .thenComparing(Comparator.comparingDouble(Ranked::distance).reversed());

    private Crowding() {}

    /** The best {@code count}, the best first. */
    static List<Ranked> best(List<Candidate> candidates, int count) {
        Map<Integer, Map<Integer, List<Candidate>>> groups = new TreeMap<>();
        for (Candidate candidate : candidates) {
            groups.computeIfAbsent(candidate.violated(), _ -> new TreeMap<>())
                    .computeIfAbsent(candidate.standing().tier(), _ -> new ArrayList<>())
                    .add(candidate);
        }
        List<Ranked> ranked = new ArrayList<>();
        for (Map<Integer, List<Candidate>> tiers : groups.values()) {
            for (List<Candidate> group : tiers.values()) {
                if (ranked.size() < count) {
                    addFronts(group, ranked);
                }
            }
        }
        return List.copyOf(ranked.subList(0, Math.min(count, ranked.size())));
    }

    private static void addFronts(List<Candidate> group, List<Ranked> ranked) {
        double[][] losses =
                group.stream().map(candidate -> candidate.standing().losses()).toArray(double[][]::new);
        int[] fronts = NonDominatedSort.fronts(losses);
        Map<Integer, List<Candidate>> byFront = new TreeMap<>();
        for (int i = 0; i < fronts.length; i++) {
            byFront.computeIfAbsent(fronts[i], _ -> new ArrayList<>()).add(group.get(i));
        }
        int first = ranked.isEmpty() ? 0 : ranked.getLast().front() + 1;
        byFront.forEach((front, members) -> {
            double[] distances = distances(members);
            List<Ranked> sorted = new ArrayList<>();
            for (int i = 0; i < distances.length; i++) {
                sorted.add(new Ranked(members.get(i), first + front, distances[i]));
            }
            sorted.sort(ORDER);
            ranked.addAll(sorted);
        });
    }

    /** The crowding distance of each member of a front; infinite at its ends. */
    static double[] distances(List<Candidate> front) {
        int objectives = front.getFirst().standing().losses().length;
        double[] distances = new double[front.size()];
        for (int m = 0; m < objectives; m++) {
            int objective = m;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < distances.length; i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingDouble(i -> loss(front, i, objective)));
            double range = loss(front, order.getLast(), m) - loss(front, order.getFirst(), m);
            distances[order.getFirst()] = Double.POSITIVE_INFINITY;
            distances[order.getLast()] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < distances.length - 1; i++) {
                double gap = (loss(front, order.get(i + 1), m) - loss(front, order.get(i - 1), m)) / range;
                // Equal or infinite losses have no distance that is a number.
                distances[order.get(i)] += Double.isNaN(gap) ? 0 : gap;
            }
        }
        return distances;
    }

    private static double loss(List<Candidate> front, int member, int objective) {
        return front.get(member).standing().losses()[objective];
    }
}
