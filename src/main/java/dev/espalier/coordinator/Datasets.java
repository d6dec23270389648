package dev.espalier.coordinator;

import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Registers data sets: reads what is posted, looks into the files, keeps the description. Methods block. */
public final class Datasets {
    private final StudyStore store;
    private final Function<DatasetSpec, DatasetDescription> inspect;
    private final InstantSource clock;

    /** @param inspect reads the files; throws a {@link dev.espalier.study.Failure} that names what is wrong with one */
    public Datasets(StudyStore store, Function<DatasetSpec, DatasetDescription> inspect, InstantSource clock) {
        this.store = store;
        this.inspect = inspect;
        this.clock = clock;
    }

    /** Keeps the data set, in place of one of the same name. */
    public DatasetRow register(Json.Object body) {
        return register(read(body));
    }

    public DatasetRow register(DatasetSpec spec) {
        DatasetRow row = new DatasetRow(spec, inspect.apply(spec), clock.instant());
        store.putDataset(row);
        return row;
    }

    public Optional<DatasetRow> find(String name) {
        return store.dataset(name);
    }

    private static DatasetSpec read(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        String name = members.required("name", members.text("name", 100)).orElse("");
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            problems.add(
                    "name", "must be letters, digits, dots, dashes and underscores, and begin with a letter or digit");
        }
        String format = members.required("format", members.text("format", 100)).orElse("");
        List<String> train = paths(members, "train");
        members.required("train", Optional.of(train));
        List<String> validation = paths(members, "validation");
        List<String> test = paths(members, "test");
        Json.Object options = members.object("options").orElse(Json.EMPTY);
        members.close();
        problems.throwIfAny();
        return new DatasetSpec(name, format, train, validation, test, options);
    }

    private static List<String> paths(Members members, String name) {
        return members.any(name).orElse(new Json.Null()) instanceof Json.Text
                ? members.text(name, 1_000).map(List::of).orElse(List.of())
                : members.texts(name, 10, 1_000);
    }
}
