package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Folds;
import dev.espalier.dataset.core.Split;
import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.checkpoint.InputShapes;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.model.layer.InputShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data sets last used, read and on the device, so that the next trial on one of them starts at once. */
final class TrainerCache implements AutoCloseable {
    /** All trials divide a data set alike, or their validation metrics could not be compared. */
    private static final long SPLIT_SEED = 0;

    private final Function<DatasetSpec, Dataset> loader;
    private final LruCache<DatasetSpec, Dataset> datasets = new LruCache<>(_ -> {});
    private final LruCache<Key, Entry> resident =
            new LruCache<>(entry -> entry.manager().close());

    private final Map<Key, Outline> outlines = new HashMap<>();

    private record Key(String checksum, double validationFraction, int folds, String engine) {}

    /**
     * What sizes a net for a data set.
     *
     * @param outputs of the net
     * @param examples of an epoch
     */
    record Outline(InputShape input, int outputs, int examples) {}

    private record Entry(NDManager manager, List<ResidentData> data) {}

    TrainerCache(Function<DatasetSpec, Dataset> loader) {
        this.loader = loader;
    }

    /**
     * The data set on the device of {@code compute}; read and copied there unless it was already.
     *
     * @param config says how it is divided and what its checksum must be
     * @return one, or one a fold
     * @throws dev.espalier.study.Conflict if the checksum is another
     */
    List<ResidentData> get(DatasetSpec spec, TrainingConfig config, Compute compute) {
        Dataset dataset = dataset(spec, config.datasetChecksum());
        int folds = config.folds();
        double fraction = folds == 0 ? config.validationFraction() : 0;
        Key key = new Key(dataset.description().checksum(), fraction, folds, compute.engine());
        return resident.find(key)
                .orElseGet(() -> {
                    double share = dataset.share() * Math.max(1, folds);
                    resident.makeRoom(share);
                    Entry loaded = load(dataset, splits(dataset, fraction, folds), compute);
                    resident.put(key, loaded, share);
                    return loaded;
                })
                .data();
    }

    /** What the data set looks like to a net, on no device yet. */
    Outline outline(DatasetSpec spec, TrainingConfig config) {
        Dataset dataset = dataset(spec, config.datasetChecksum());
        int folds = config.folds();
        double fraction = folds == 0 ? config.validationFraction() : 0;
        Key key = new Key(dataset.description().checksum(), fraction, folds, "");
        return outlines.computeIfAbsent(
                key,
                _ -> splits(dataset, fraction, folds)
                        .map(split -> new Outline(
                                InputShapes.of(split.preprocessing().input()),
                                Criterion.of(
                                                split.preprocessing().target(),
                                                split.train().targets())
                                        .outputs(),
                                split.train().size() * Math.max(1, folds)))
                        .findFirst()
                        .orElseThrow());
    }

    /** Reads the files again where what was read of them is not what is meant. */
    private Dataset dataset(DatasetSpec spec, Optional<String> checksum) {
        Optional<Dataset> known = datasets.find(spec)
                .filter(found -> checksum.isEmpty()
                        || checksum.get().equals(found.description().checksum()));
        return known.orElseGet(() -> {
            datasets.remove(spec);
            Dataset read = loader.apply(spec);
            checksum.ifPresent(read::check);
            datasets.makeRoom(read.share());
            datasets.put(spec, read, read.share());
            return read;
        });
    }

    private static Stream<Split> splits(Dataset dataset, double validationFraction, int folds) {
        if (folds == 0) {
            return Stream.of(dataset.split(validationFraction, SPLIT_SEED));
        }
        Folds divided = dataset.folds(folds, SPLIT_SEED);
        return IntStream.range(0, folds).mapToObj(divided::split);
    }

    private static Entry load(Dataset dataset, Stream<Split> splits, Compute compute) {
        NDManager manager = compute.newManager();
        try {
            return new Entry(
                    manager,
                    splits.map(split -> new ResidentData(
                                    dataset.description(),
                                    split.preprocessing(),
                                    part(split.train(), manager),
                                    part(split.validation(), manager),
                                    split.vectors()))
                            .toList());
        } catch (RuntimeException | Error failed) {
            manager.close();
            throw failed;
        }
    }

    static ResidentData.Part part(Examples examples, NDManager manager) {
        return new ResidentData.Part(ResidentInputs.of(examples.inputs(), manager), examples.targets());
    }

    @Override
    public void close() {
        resident.clear();
        datasets.clear();
    }
}
