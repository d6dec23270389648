package dev.espalier.trainer;

import dev.espalier.trainer.model.Slot;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayHeading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The arrays of an exported model. */
record ModelArrays(Map<String, NpzArray> arrays, List<ArrayHeading> headings) implements ArrayFile {

    static ModelArrays of(TrainedModel model) {
        List<Slot> slots = new ArrayList<>(model.net().blueprint().parameters());
        slots.addAll(model.net().blueprint().statistics());
        return new ModelArrays(
                NamedWeights.arrays(model.net().blueprint(), model.weights()),
                slots.stream()
                        .map(slot -> new ArrayHeading(slot.name(), slot.dimensions()))
                        .toList());
    }

    @Override
    public SequencedMap<String, String> unreadable() {
        return new LinkedHashMap<>();
    }

    @Override
    public float[] values(ArrayHeading heading) {
        return arrays.get(heading.name()).floats();
    }

    @Override
    public void close() {}
}
