package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.data.Dataset;
import dev.espalier.trainer.data.Examples;
import dev.espalier.trainer.data.Folds;
import dev.espalier.trainer.data.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data sets last used, read and on the device, so that the next trial on one of them starts at once. */
final class TrainerCache implements AutoCloseable {
    private static final int MOST_DATASETS = 4;
    private static final int MOST_RESIDENT = 4;

    /** All trials divide a data set alike, or their validation metrics could not be compared. */
    private static final long SPLIT_SEED = 0;

    private final Function<DatasetSpec, Dataset> loader;
    private final LinkedHashMap<DatasetSpec, Dataset> datasets = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Key, Entry> resident = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String checksum, double validationFraction, int folds, String engine) {}

    private record Entry(NDManager manager, List<ResidentData> data) {}

    TrainerCache(Function<DatasetSpec, Dataset> loader) {
        this.loader = loader;
    }

    /**
     * The data set on the device of {@code compute}; read and copied there unless it was already.
     *
     * @param validationFraction without meaning where there are folds
     * @param folds 0 for none
     * @return one, or one a fold
     */
    List<ResidentData> get(DatasetSpec spec, double validationFraction, int folds, Compute compute) {
        Dataset dataset = datasets.computeIfAbsent(spec, loader);
        while (datasets.size() > MOST_DATASETS) {
            datasets.pollFirstEntry();
        }
        double fraction = folds == 0 ? validationFraction : 0;
        Key key = new Key(dataset.description().checksum(), fraction, folds, compute.engine());
        Entry found = resident.get(key);
        if (found == null) {
            found = load(dataset, splits(dataset, fraction, folds), compute);
            resident.put(key, found);
        }
        while (resident.size() > MOST_RESIDENT) {
            resident.pollFirstEntry().getValue().manager().close();
        }
        return found.data();
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
        resident.values().forEach(entry -> entry.manager().close());
        resident.clear();
        datasets.clear();
    }
}
