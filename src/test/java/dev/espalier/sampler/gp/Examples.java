package dev.espalier.sampler.gp;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.ordinal;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/** A space with two levels of branches, and points and hyperparameters drawn for it. */
final class Examples {
    static final SearchSpace TREE = space(with("rate", logReal(1e-5, 1))
            .with("kind", choice("p", "q", "r"))
            .with("batch", ordinal(16, 32, 64, 128))
            .with("model", model()));
    static final Layout LAYOUT = new Layout(TREE);

    private Examples() {}

    private static Json model() {
        SequencedMap<String, Json.Object> deep = new LinkedHashMap<>();
        deep.put("plain", Json.EMPTY);
        deep.put("scaled", with("scale", real(0, 2)).with("bias", real(-1, 1)));
        SequencedMap<String, Json.Object> models = new LinkedHashMap<>();
        models.put("conv", with("depth", whole(1, 24)).with("shortcut", branches(deep)));
        models.put("gru", with("units", whole(16, 512)));
        models.put("linear", Json.EMPTY);
        return branches(models);
    }

    static double[][] points(int count, Random random) {
        double[][] points = new double[count][];
        Arrays.setAll(points, i -> LAYOUT.point(TREE.sample(random).orElseThrow()));
        return points;
    }

    static Points columns(double[][] points) {
        Points columns = new Points(LAYOUT.size(), points.length);
        for (double[] point : points) {
            columns.add(point);
        }
        return columns;
    }

    /** Anything within a factor of three of what is expected, but for the noise. */
    static double[] logs(Random random) {
        double[] logs = new Prior(LAYOUT, GpSettings.Noise.LEARNED).center();
        for (int i = 0; i < logs.length; i++) {
            logs[i] += 2 * random.nextDouble() - 1;
        }
        logs[new Theta(LAYOUT.size()).noise()] = Math.log(0.01);
        return logs;
    }
}
