package dev.espalier.simulation;

import dev.espalier.simulation.CurveTable.Neighbour;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What was measured of a study's trials, as a table to try other searches on. A trial that was stopped early keeps its last
 * value beyond its last step, which nobody measured.
 */
public final class PastTrials {
    private final CurveTable table;
    private final int steps;
    private int stoppedEarly;
    private int failed;

    /** @param steps at which a trial is complete */
    public PastTrials(SearchSpace space, int steps) {
        this.table = new CurveTable(space);
        this.steps = steps;
    }

    /** How a past trial ended. */
    public enum End {
        COMPLETE,
        STOPPED_EARLY,
        FAILED
    }

    /** @param points step to value of the objective; at least one unless the trial failed */
    public void add(Configuration configuration, TreeMap<Integer, Double> points, End end) {
        int last = points.isEmpty() ? 0 : points.lastKey();
        int length = end == End.COMPLETE ? last : Math.max(steps, last + 1);
        double[] values = new double[Math.max(1, length)];
        Arrays.setAll(values, index -> at(points, index + 1));
        Course course = Course.curve(values);
        table.add(configuration, end == End.FAILED ? course.failingAt(last + 1) : course);
        stoppedEarly += end == End.STOPPED_EARLY ? 1 : 0;
        failed += end == End.FAILED ? 1 : 0;
    }

    private static double at(TreeMap<Integer, Double> points, int step) {
        if (points.isEmpty()) {
            return Double.NaN;
        }
        return points.floorEntry(step) == null
                ? points.firstEntry().getValue()
                : points.floorEntry(step).getValue();
    }

    public CurveTable table() {
        return table;
    }

    public int stoppedEarly() {
        return stoppedEarly;
    }

    public int failed() {
        return failed;
    }

    /**
     * How near simulated trials were to those that stand for them.
     *
     * @param distance from a simulated trial to its neighbour
     * @param spacing from a past trial to the nearest other
     * @param unlike the share of simulated trials that are farther from their neighbour than 9 of 10 past trials from theirs
     * @param used how many past trials stood for any
     */
    public record Likeness(Quartiles distance, Quartiles spacing, double unlike, int used) {}

    /** @param simulated at least one trial */
    public Likeness likeness(StudyState simulated) {
        double[] spacing = table.spacing();
        Arrays.sort(spacing);
        double usual = spacing[(int) Math.min(spacing.length - 1.0, Math.ceil(0.9 * spacing.length))];
        Neighbour[] neighbours = simulated.trials().stream()
                .map(Trial::configuration)
                .map(table::nearest)
                .toArray(Neighbour[]::new);
        double[] distances =
                Arrays.stream(neighbours).mapToDouble(Neighbour::distance).toArray();
        long far = Arrays.stream(distances).filter(distance -> distance > usual).count();
        int used = (int)
                Arrays.stream(neighbours).mapToInt(Neighbour::row).distinct().count();
        return new Likeness(
                Quartiles.of(distances), Quartiles.of(spacing), (double) far / Math.max(1, distances.length), used);
    }
}
