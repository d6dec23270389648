package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What the trainer promises: sizes as published, results that repeat, memory that stays, and the speed of a bare loop. */
public final class TrainingBenchmark implements Benchmark {
    private static final InputShape IMAGENET = new InputShape.Image(3, 224, 224);
    private static final int CLASSES = 1_000;

    /** Takes some fifteen minutes on two cores. */
    @Override
    public void run(Surroundings surroundings) {
        surroundings.printHeader();
        published().forEach((depth, parameters) -> size(surroundings, depth, parameters));
        RepeatRows.print(surroundings);
        EpochLoopBenchmark.rows(surroundings, surroundings::print);
        LiveArrayRows.print(surroundings);
        ResidentMemoryRow.print(surroundings);
        ManyDatasetsRow.print(surroundings);
    }

    /** He et al. 2015, table 1, with batch norms and one output layer: parameters by depth. */
    private static SequencedMap<Integer, Integer> published() {
        SequencedMap<Integer, Integer> sizes = new LinkedHashMap<>();
        sizes.put(18, 11_689_512);
        sizes.put(34, 21_797_672);
        sizes.put(50, 25_557_032);
        sizes.put(101, 44_549_160);
        sizes.put(152, 60_192_808);
        return sizes;
    }

    private static void size(Surroundings surroundings, int depth, int parameters) {
        String what = "parameters of ResNet-" + depth;
        if (!surroundings.wants(what)) {
            return;
        }
        Json model = JsonText.parse("{\"type\": \"resnet\", \"depth\": %d}".formatted(depth));
        int counted = Net.of(TrainingConfig.parseModel((Json.Object) model), IMAGENET, CLASSES)
                .layout()
                .parametersCount();
        surroundings.print(Row.of(
                what,
                "%,d".formatted(counted),
                "%,d".formatted(parameters),
                counted == parameters ? Row.Verdict.MET : Row.Verdict.MISSED));
    }
}
