package dev.espalier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure of plain and residual nets by their depth, drawn with letters: {@code P} and {@code R}, {@code *} where they meet. */
final class DepthPlot {
    private static final int ROWS = 12;
    private static final int COLUMN = 8;
    private static final int MARGIN = 9;

    private final String title;
    private final List<DepthPoint> points;
    private final ToDoubleFunction<DepthPoint> plain;
    private final ToDoubleFunction<DepthPoint> residual;

    private DepthPlot(
            String title,
            List<DepthPoint> points,
            ToDoubleFunction<DepthPoint> plain,
            ToDoubleFunction<DepthPoint> residual) {
        this.title = title;
        this.points = points;
        this.plain = plain;
        this.residual = residual;
    }

    /** Accuracy and training loss, one below the other. */
    static String letters(List<DepthPoint> points) {
        return new DepthPlot("validation accuracy", points, DepthPoint::plainAccuracy, DepthPoint::residualAccuracy)
                        .drawn()
                + "\n"
                + new DepthPlot("training loss", points, DepthPoint::plainLoss, DepthPoint::residualLoss).drawn();
    }

    private String drawn() {
        double low = bound(Math::min);
        double high = bound(Math::max);
        List<StringBuilder> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double value = high - (high - low) * row / (ROWS - 1);
            lines.add(new StringBuilder(String.format(Locale.ROOT, "%7.4f |", value))
                    .append(" ".repeat(COLUMN * points.size())));
        }
        for (int i = 0; i < points.size(); i++) {
            int column = MARGIN + i * COLUMN + COLUMN / 2;
            int one = row(plain.applyAsDouble(points.get(i)), low, high);
            int other = row(residual.applyAsDouble(points.get(i)), low, high);
            lines.get(one).setCharAt(column, 'P');
            lines.get(other).setCharAt(column, one == other ? '*' : 'R');
        }
        StringBuilder all = new StringBuilder(title + " by depth (P plain, R residual, * both)\n");
        lines.forEach(line -> all.append(line.toString().stripTrailing()).append('\n'));
        all.append(" ".repeat(MARGIN - 1))
                .append('+')
                .append("-".repeat(COLUMN * points.size()))
                .append('\n');
        all.append(" ".repeat(MARGIN));
        points.forEach(point -> all.append(String.format(Locale.ROOT, "%5d   ", point.depth())));
        return all.toString().stripTrailing() + "\n";
    }

    private static int row(double value, double low, double high) {
        return high == low ? 0 : (int) Math.round((high - value) / (high - low) * (ROWS - 1));
    }

    private double bound(java.util.function.DoubleBinaryOperator which) {
        return points.stream()
                .mapToDouble(point -> which.applyAsDouble(plain.applyAsDouble(point), residual.applyAsDouble(point)))
                .reduce(which)
                .orElseThrow();
    }
}
