package dev.espalier.bench;

import dev.espalier.bench.DepthTrial.Result;
import dev.espalier.bench.DepthTrial.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Residual nets and their plain twins of growing depth (He et al. 2015, section 4.2), trained on the same data from the same
 * seeds for as many epochs: a table, a plot of letters, and the same plot as a drawing.
 */
public final class ResidualBenchmark implements Benchmark {
    private final Options options;

    public ResidualBenchmark(Options options) {
        this.options = options;
    }

    /**
     * How much to train and where to draw.
     *
     * @param drawing the SVG file to write
     */
    public record Options(Extent extent, Path drawing) {}

    /** How much to train. */
    public enum Extent {
        /** Some ten minutes on two cores. */
        FULL,
        /** Two minutes, for a first look: fewer depths, smaller images. */
        QUICK
    }

    @Override
    public void run(Surroundings surroundings) throws IOException {
        PrintWriter out = surroundings.out();
        DepthPlan plan = DepthPlan.of(options.extent(), surroundings.data());
        out.printf(
                "%s, %d epochs, width %d, %d seeds%n",
                plan.dataset().name(), plan.epochs(), plan.width(), plan.seeds());
        out.println("depth\tplain accuracy\tresidual accuracy\tplain training loss\tresidual training loss\tseconds");
        List<DepthPoint> points = new ArrayList<>();
        try (DepthTrial trial = new DepthTrial(plan, surroundings.data())) {
            for (int depth : plan.depths()) {
                List<Result> plain = new ArrayList<>();
                List<Result> residual = new ArrayList<>();
                for (int seed = 1; seed <= plan.seeds(); seed++) {
                    plain.add(trial.run(depth, Twin.PLAIN, seed));
                    residual.add(trial.run(depth, Twin.RESIDUAL, seed));
                }
                DepthPoint point = DepthPoint.of(depth, plain, residual);
                points.add(point);
                out.println(point.line());
                out.flush();
            }
        }
        out.println();
        out.print(DepthPlot.letters(points));
        write(points, out);
        surroundings.printHeader();
        surroundings.print(verdict(points));
    }

    private void write(List<DepthPoint> points, PrintWriter out) throws IOException {
        Path file = options.drawing().toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, DepthDrawing.svg(points));
        out.printf("%ndrawn in %s%n%n", options.drawing());
    }

    /** The residual net wins where it is deepest, and by more than where it is shallowest. */
    static Row verdict(List<DepthPoint> points) {
        double shallow = points.getFirst().lead();
        double deep = points.getLast().lead();
        return Row.of(
                "residual above plain, accuracy at depth %d against depth %d"
                        .formatted(points.getLast().depth(), points.getFirst().depth()),
                String.format(Locale.ROOT, "%+.4f against %+.4f", deep, shallow),
                "more, and above 0",
                deep > 0 && deep > shallow ? Row.Verdict.MET : Row.Verdict.MISSED);
    }
}
