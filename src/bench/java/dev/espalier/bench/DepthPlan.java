package dev.espalier.bench;

import dev.espalier.bench.ResidualBenchmark.Extent;
import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is trained to compare depths.
 *
 * @param depths of the form 6n + 2
 * @param width feature maps of the first stage
 * @param validation share of the training examples that accuracy is measured on
 */
record DepthPlan(DatasetSpec dataset, List<Integer> depths, int width, int epochs, int seeds, double validation) {

    /** On Fashion-MNIST where it is at hand, else on drawings made up on the spot. */
    static DepthPlan of(Extent extent, Path data) {
        return switch (extent) {
            case FULL -> new DepthPlan(images(data), List.of(8, 20, 32, 44, 56), 8, 5, 1, 0.5);
            case QUICK -> new DepthPlan(shapes(), List.of(8, 20, 44), 8, 4, 1, 0.4);
        };
    }

    private static DatasetSpec images(Path data) {
        String folder = "fashion_mnist_small/";
        List<String> train = List.of(folder + "train-images-idx3-ubyte.gz", folder + "train-labels-idx1-ubyte.gz");
        boolean there = train.stream().allMatch(file -> Files.exists(data.resolve(file)));
        return there ? new DatasetSpec("Fashion-MNIST", "idx", train, List.of(), Json.EMPTY) : shapes();
    }

    private static DatasetSpec shapes() {
        return BuiltinDatasets.specs().stream()
                .filter(spec -> spec.name().equals("shapes"))
                .findFirst()
                .orElseThrow();
    }

    /** A trial of one depth. */
    Json.Object trial(int depth, DepthTrial.Twin twin) {
        String trial =
                """
                {"dataset": "%s", "batch_size": 64, "learning_rate": 0.1, "schedule": "cosine",
                 "optimizer": {"type": "nesterov", "momentum": 0.9}, "weight_decay": 0.0001, "gradient_clip": 5,
                 "validation_fraction": %s,
                 "model": {"type": "resnet", "blocks": %d, "stages": 3, "width": %d, "projection": "pad",
                           "shortcut": %b}}""".formatted(dataset.name(), validation, (depth - 2) / 6, width, twin == DepthTrial.Twin.RESIDUAL);
        return (Json.Object) JsonText.parse(trial);
    }
}
