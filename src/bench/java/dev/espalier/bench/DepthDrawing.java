package dev.espalier.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of plain and residual nets by their depth as a drawing: accuracy on the left, training loss on the right. */
final class DepthDrawing {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 50;

    private final List<DepthPoint> points;
    private final double low;
    private final double high;

    private DepthDrawing(List<DepthPoint> points, List<ToDoubleFunction<DepthPoint>> figures) {
        this.points = points;
        double[] values = figures.stream()
                .flatMapToDouble(figure -> points.stream().mapToDouble(figure))
                .sorted()
                .toArray();
        this.low = values[0];
        this.high = Math.max(values[values.length - 1], low + 1e-9);
    }

    /** A whole SVG document. */
    static String svg(List<DepthPoint> points) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                %s<g transform="translate(%d 0)">
                %s</g>
                </svg>
                """.formatted(
                        2 * WIDTH,
                        HEIGHT,
                        panel("validation accuracy", points, DepthPoint::plainAccuracy, DepthPoint::residualAccuracy),
                        WIDTH,
                        panel("training loss", points, DepthPoint::plainLoss, DepthPoint::residualLoss));
    }

    private static String panel(
            String title,
            List<DepthPoint> points,
            ToDoubleFunction<DepthPoint> plain,
            ToDoubleFunction<DepthPoint> residual) {
        DepthDrawing drawing = new DepthDrawing(points, List.of(plain, residual));
        return "<text x=\"%d\" y=\"20\">%s by depth</text>%n".formatted(MARGIN, title)
                + drawing.axes()
                + drawing.line(plain, "#c0392b", "plain", 40)
                + drawing.line(residual, "#2471a3", "residual", 56);
    }

    private String axes() {
        String depths = points.stream()
                .map(point -> text(x(point.depth()) - 6, HEIGHT - MARGIN + 18.0, Integer.toString(point.depth())))
                .collect(Collectors.joining());
        return "<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#888\"/>%n"
                        .formatted(MARGIN, MARGIN - 20, HEIGHT - MARGIN, WIDTH - 20)
                + text(4, y(high) + 4, figure(high))
                + text(4, y(low) + 4, figure(low))
                + depths;
    }

    private String line(ToDoubleFunction<DepthPoint> value, String colour, String name, int height) {
        String path = points.stream()
                .map(point -> figure(x(point.depth())) + "," + figure(y(value.applyAsDouble(point))))
                .collect(Collectors.joining(" "));
        return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(path, colour)
                + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n".formatted(WIDTH - 90, height, colour, name);
    }

    private double x(int depth) {
        double first = points.getFirst().depth();
        double last = points.getLast().depth();
        return MARGIN + 15 + (WIDTH - 2.0 * MARGIN - 15) * (depth - first) / Math.max(1, last - first);
    }

    private double y(double value) {
        return HEIGHT - MARGIN - 10 - (HEIGHT - 2.0 * MARGIN - 10) * (value - low) / (high - low);
    }

    private static String text(double x, double y, String text) {
        return "<text x=\"%s\" y=\"%s\">%s</text>%n".formatted(figure(x), figure(y), text);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
