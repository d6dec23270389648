package dev.espalier.trainer;

import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Slot;
import dev.espalier.trainer.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A net's numbers as arrays by name, the form in which every engine and numpy can read them. */
final class NamedWeights {
    private NamedWeights() {}

    static SequencedMap<String, NpzArray> arrays(Blueprint blueprint, Snapshot snapshot) {
        SequencedMap<String, NpzArray> arrays = new LinkedHashMap<>();
        put(arrays, blueprint.parameters(), snapshot.parameters());
        put(arrays, blueprint.statistics(), snapshot.statistics());
        return arrays;
    }

    static Map<String, NpzForm> forms(Blueprint blueprint) {
        Map<String, NpzForm> forms = new LinkedHashMap<>();
        blueprint.parameters().forEach(slot -> forms.put(slot.name(), form(slot)));
        blueprint.statistics().forEach(slot -> forms.put(slot.name(), form(slot)));
        return forms;
    }

    static Snapshot snapshot(Blueprint blueprint, Map<String, NpzArray> arrays) {
        return new Snapshot(flat(blueprint.parameters(), arrays), flat(blueprint.statistics(), arrays));
    }

    private static NpzForm form(Slot slot) {
        return new NpzForm(NpzArray.Type.FLOAT, slot.dimensions());
    }

    private static void put(SequencedMap<String, NpzArray> arrays, List<Slot> slots, float[] flat) {
        slots.forEach(slot -> arrays.put(slot.name(), NpzArray.of(flat, slot.offset(), slot.dimensions())));
    }

    private static float[] flat(List<Slot> slots, Map<String, NpzArray> arrays) {
        return Slot.flat(slots, index -> arrays.get(slots.get(index).name()).floats());
    }
}
