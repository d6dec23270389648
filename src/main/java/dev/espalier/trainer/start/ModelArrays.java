package dev.espalier.trainer.start;

import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.npz.NamedWeights;
import dev.espalier.trainer.npz.NpzArray;
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
        List<ParameterSpec> slots = new ArrayList<>(model.net().layout().parameters());
        slots.addAll(model.net().layout().statistics());
        return new ModelArrays(
                NamedWeights.arrays(model.net().layout(), model.weights()),
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
