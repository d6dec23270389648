package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.table.RawTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Points of the plane on three arms of a spiral, a whole turn long, which no straight line tells apart. */
final class SpiralsGenerator implements Generator {
    private static final List<String> ARMS = List.of("first", "second", "third");
    private static final double TURNS = 1;

    @Override
    public String name() {
        return "spirals";
    }

    @Override
    public Reading reading(Options options) {
        GeneratedSize size = GeneratedSize.read(options, 900, 300, 0.03);
        return _ -> generate(size);
    }

    private static RawData generate(GeneratedSize size) {
        size.check(List.of(2));
        Random random = size.random();
        int[] labels = size.labels(ARMS.size());
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            double along = 0.1 + 0.9 * random.nextDouble();
            double angle = 2 * Math.PI * (along * TURNS + (double) labels[i] / ARMS.size());
            double x = along * Math.cos(angle) + size.noise() * random.nextGaussian();
            double y = along * Math.sin(angle) + size.noise() * random.nextGaussian();
            points.add(new double[] {x, y});
        }
        RawTable table = new RawTable(
                List.of(new RawTable.RawNumeric("x"), new RawTable.RawNumeric("y")), new RawRows.Held<>(points));
        return new RawData(table, new RawTargets.Labels(labels, ARMS), size.sizes());
    }
}
