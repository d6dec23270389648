package dev.espalier.simulation;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.List;

/**
 * Configurations that were trained, each with its course: a new one takes the course of its nearest neighbour. Near is by
 * the Euclidean distance over the parameters on their own scales, each from 0 to 1; two different choices are 1 apart, and
 * so is a parameter that only one of the two has. Of equally near ones the first is taken.
 */
public final class CurveTable implements Evaluation {
    private final SearchSpace space;
    private final List<double[]> points = new ArrayList<>();
    private final List<Course> courses = new ArrayList<>();

    public CurveTable(SearchSpace space) {
        this.space = space;
    }

    /** A row, from which {@code distance} is 0 or more. */
    public record Neighbour(int row, double distance) {}

    /** Adds a row; configurations are of the table's space. */
    public void add(Configuration configuration, Course course) {
        points.add(point(configuration));
        courses.add(course);
    }

    public int size() {
        return points.size();
    }

    public Course course(int row) {
        return courses.get(row);
    }

    /** @throws IllegalStateException when the table is empty */
    public Neighbour nearest(Configuration configuration) {
        return nearest(point(configuration), -1);
    }

    /** How far each row is from the nearest other: what is a usual distance in this table. Quadratic in its size. */
    public double[] spacing() {
        double[] distances = new double[points.size()];
        for (int row = 0; row < distances.length; row++) {
            distances[row] =
                    distances.length == 1 ? 0 : nearest(points.get(row), row).distance();
        }
        return distances;
    }

    @Override
    public Course of(int number, Configuration configuration) {
        return courses.get(nearest(configuration).row());
    }

    private Neighbour nearest(double[] point, int left) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < points.size(); row++) {
            double distance = row == left ? Double.POSITIVE_INFINITY : squared(point, points.get(row), least);
            if (distance < least) {
                least = distance;
                nearest = row;
            }
        }
        if (nearest < 0) {
            throw new IllegalStateException("the table has no row to compare with");
        }
        return new Neighbour(nearest, Math.sqrt(least));
    }

    /** The squared distance, or anything over {@code enough} once it is sure to be over. */
    private double squared(double[] one, double[] other, double enough) {
        double sum = 0;
        for (int index = 0; index < one.length && sum < enough; index++) {
            double difference = one[index] - other[index];
            if (Double.isNaN(difference)) {
                sum += Double.isNaN(one[index]) && Double.isNaN(other[index]) ? 0 : 1;
            } else if (space.parameters().get(index) instanceof Parameter.Choice) {
                sum += difference == 0 ? 0 : 1;
            } else {
                sum += difference * difference;
            }
        }
        return sum;
    }

    private double[] point(Configuration configuration) {
        double[] point = configuration.code();
        for (Parameter parameter : space.parameters()) {
            int index = parameter.index();
            if (!Double.isNaN(point[index]) && !(parameter instanceof Parameter.Choice)) {
                point[index] = parameter.toUnit(point[index]);
            }
        }
        return point;
    }
}
