package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of a net on a device: an array for each slot of its blueprint. */
public final class Weights {
    private final Blueprint blueprint;
    private final List<NDArray> parameters;
    private final List<NDArray> statistics;

    /** Copies {@code snapshot} to the device of {@code manager}, which owns the arrays from then on. */
    public Weights(Blueprint blueprint, Snapshot snapshot, NDManager manager) {
        this.blueprint = blueprint;
        this.parameters = arrays(blueprint.parameters(), snapshot.parameters(), manager);
        this.statistics = arrays(blueprint.statistics(), snapshot.statistics(), manager);
    }

    /** Every array that is trained, in the order of the blueprint. */
    public List<NDArray> parameters() {
        return parameters;
    }

    /** Every array that batch norms keep, in the order of the blueprint. */
    public List<NDArray> statistics() {
        return statistics;
    }

    /** Every array, those that are trained first. */
    public List<NDArray> arrays() {
        return Stream.concat(parameters.stream(), statistics.stream()).toList();
    }

    /** The statistics that batch norms keep, which the engine updates in place. */
    NDArray statistic(int index) {
        return statistics.get(index);
    }

    /** Takes over the numbers of {@code snapshot}. */
    public void restore(Snapshot snapshot) {
        set(parameters, blueprint.parameters(), snapshot.parameters());
        set(statistics, blueprint.statistics(), snapshot.statistics());
    }

    private static void set(List<NDArray> arrays, List<Slot> slots, float[] flat) {
        for (int i = 0; i < arrays.size(); i++) {
            arrays.get(i).set(slots.get(i).of(flat));
        }
    }

    /** Copies the numbers to host memory; waits for the device. */
    public Snapshot snapshot() {
        return new Snapshot(flat(blueprint.parameters(), parameters), flat(blueprint.statistics(), statistics));
    }

    private static float[] flat(List<Slot> slots, List<NDArray> arrays) {
        return Slot.flat(slots, index -> arrays.get(index).toFloatArray());
    }

    private static List<NDArray> arrays(List<Slot> slots, float[] flat, NDManager manager) {
        return slots.stream()
                .map(slot -> manager.create(slot.of(flat), new Shape(slot.dimensions())))
                .toList();
    }
}
