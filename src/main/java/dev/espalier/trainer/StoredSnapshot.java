package dev.espalier.trainer;

import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Snapshot;
import java.util.Map;

/** A snapshot among the arrays of a file: two flat vectors. */
final class StoredSnapshot {
    private static final String PARAMETERS = "parameters";
    private static final String STATISTICS = "statistics";

    private StoredSnapshot() {}

    static void put(Snapshot snapshot, Map<String, NpzArray> arrays, String prefix) {
        arrays.put(prefix + PARAMETERS, NpzArray.of(snapshot.parameters()));
        arrays.put(prefix + STATISTICS, NpzArray.of(snapshot.statistics()));
    }

    static void expect(Map<String, NpzForm> forms, String prefix, Blueprint blueprint) {
        forms.put(prefix + PARAMETERS, floats(blueprint.parametersCount()));
        forms.put(prefix + STATISTICS, floats(blueprint.statisticsCount()));
    }

    static Snapshot take(Map<String, NpzArray> arrays, String prefix) {
        return new Snapshot(
                arrays.get(prefix + PARAMETERS).floats(),
                arrays.get(prefix + STATISTICS).floats());
    }

    private static NpzForm floats(int size) {
        return new NpzForm(NpzArray.Type.FLOAT, new long[] {size});
    }
}
