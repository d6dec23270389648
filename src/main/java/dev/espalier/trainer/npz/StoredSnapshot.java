package dev.espalier.trainer.npz;

import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.Map;

/** A snapshot among the arrays of a file: two flat vectors. */
public final class StoredSnapshot {
    private static final String PARAMETERS = "parameters";
    private static final String STATISTICS = "statistics";

    private StoredSnapshot() {}

    public static void put(Snapshot snapshot, Map<String, NpzArray> arrays, String prefix) {
        arrays.put(prefix + PARAMETERS, NpzArray.of(snapshot.parameters()));
        arrays.put(prefix + STATISTICS, NpzArray.of(snapshot.statistics()));
    }

    public static void expect(Map<String, NpzForm> forms, String prefix, ParameterLayout layout) {
        forms.put(prefix + PARAMETERS, floats(layout.parametersCount()));
        forms.put(prefix + STATISTICS, floats(layout.statisticsCount()));
    }

    public static Snapshot take(Map<String, NpzArray> arrays, String prefix) {
        return new Snapshot(
                arrays.get(prefix + PARAMETERS).floats(),
                arrays.get(prefix + STATISTICS).floats());
    }

    private static NpzForm floats(int size) {
        return new NpzForm(NpzArray.Type.FLOAT, new long[] {size});
    }
}
