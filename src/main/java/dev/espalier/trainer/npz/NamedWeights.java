package dev.espalier.trainer.npz;

import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A net's numbers as arrays by name, the form in which every engine and numpy can read them. */
public final class NamedWeights {
    private NamedWeights() {}

    public static SequencedMap<String, NpzArray> arrays(ParameterLayout layout, Snapshot snapshot) {
        SequencedMap<String, NpzArray> arrays = new LinkedHashMap<>();
        put(arrays, layout.parameters(), snapshot.parameters());
        put(arrays, layout.statistics(), snapshot.statistics());
        return arrays;
    }

    public static Map<String, NpzForm> forms(ParameterLayout layout) {
        Map<String, NpzForm> forms = new LinkedHashMap<>();
        layout.parameters().forEach(slot -> forms.put(slot.name(), form(slot)));
        layout.statistics().forEach(slot -> forms.put(slot.name(), form(slot)));
        return forms;
    }

    public static Snapshot snapshot(ParameterLayout layout, Map<String, NpzArray> arrays) {
        return new Snapshot(flat(layout.parameters(), arrays), flat(layout.statistics(), arrays));
    }

    private static NpzForm form(ParameterSpec slot) {
        return new NpzForm(NpzArray.Type.FLOAT, slot.dimensions());
    }

    private static void put(SequencedMap<String, NpzArray> arrays, List<ParameterSpec> slots, float[] flat) {
        slots.forEach(slot -> arrays.put(slot.name(), NpzArray.of(flat, slot.offset(), slot.dimensions())));
    }

    private static float[] flat(List<ParameterSpec> slots, Map<String, NpzArray> arrays) {
        return ParameterSpec.flat(
                slots, index -> arrays.get(slots.get(index).name()).floats());
    }
}
