package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.data.Dataset;
import dev.espalier.trainer.data.Examples;
import dev.espalier.trainer.data.Split;
import java.util.LinkedHashMap;
import java.util.function.Function;

/** The data sets last used, read and on the device, so that the next trial on one of them starts at once. */
final class TrainerCache implements AutoCloseable {
    private static final int MOST_DATASETS = 4;
    private static final int MOST_RESIDENT = 4;

    /** All trials divide a data set alike, or their validation metrics could not be compared. */
    private static final long SPLIT_SEED = 0;

    private final Function<DatasetSpec, Dataset> loader;
    private final LinkedHashMap<DatasetSpec, Dataset> datasets = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Key, Entry> resident = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String checksum, double validationFraction, String engine) {}

    private record Entry(NDManager manager, ResidentData data) {}

    TrainerCache(Function<DatasetSpec, Dataset> loader) {
        this.loader = loader;
    }

    /** The data set on the device of {@code compute}; read and copied there unless it was already. */
    ResidentData get(DatasetSpec spec, double validationFraction, Compute compute) {
        Dataset dataset = datasets.computeIfAbsent(spec, loader);
        while (datasets.size() > MOST_DATASETS) {
            datasets.pollFirstEntry();
        }
        Key key = new Key(dataset.description().checksum(), validationFraction, compute.engine());
        Entry found = resident.get(key);
        if (found == null) {
            found = load(dataset, validationFraction, compute);
            resident.put(key, found);
        }
        while (resident.size() > MOST_RESIDENT) {
            resident.pollFirstEntry().getValue().manager().close();
        }
        return found.data();
    }

    private static Entry load(Dataset dataset, double validationFraction, Compute compute) {
        Split split = dataset.split(validationFraction, SPLIT_SEED);
        NDManager manager = compute.newManager();
        return new Entry(
                manager,
                new ResidentData(
                        dataset.description(),
                        split.preprocessing(),
                        part(split.train(), manager),
                        part(split.validation(), manager),
                        split.vectors()));
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
