package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers of a net on a device: an array for each slot of its blueprint. */
public final class Weights {
    private final ParameterLayout layout;
    private final List<NDArray> parameters;
    private final List<NDArray> statistics;
    private Set<String> held = Set.of();

    /** Copies {@code snapshot} to the device of {@code manager}, which owns the arrays from then on. */
    public Weights(ParameterLayout layout, Snapshot snapshot, NDManager manager) {
        this.layout = layout;
        this.parameters = arrays(layout.parameters(), snapshot.parameters(), manager);
        this.statistics = arrays(layout.statistics(), snapshot.statistics(), manager);
    }

    /** Every array that is trained, in the order of the blueprint. */
    public List<NDArray> parameters() {
        return parameters;
    }

    /** Every array that batch norms keep, in the order of the blueprint. */
    public List<NDArray> statistics() {
        return statistics;
    }

    /** Holds {@code layers}, and no others: their arrays are not among those that move, and their norms keep what they kept. */
    public void hold(Set<String> layers) {
        held = Set.copyOf(layers);
    }

    /** The slots of {@link #moving()}. */
    public List<ParameterSpec> movingSlots() {
        return layout.parameters().stream()
                .filter(slot -> !held.contains(slot.layer()))
                .toList();
    }

    /** Every array that is trained but those of held layers. */
    public List<NDArray> moving() {
        return IntStream.range(0, parameters.size())
                .filter(index -> !isHeld(index))
                .mapToObj(parameters::get)
                .toList();
    }

    /** {@link #moving()}, and the statistics of norms that are not held. */
    public List<NDArray> changing() {
        Stream<NDArray> kept = IntStream.range(0, statistics.size())
                .filter(index -> !held.contains(layout.statistics().get(index).layer()))
                .mapToObj(statistics::get);
        return Stream.concat(moving().stream(), kept).toList();
    }

    /** Whether a parameter is in a held layer. */
    boolean isHeld(int index) {
        return !held.isEmpty() && held.contains(layout.parameters().get(index).layer());
    }

    /** The statistics that batch norms keep, which the engine updates in place. */
    NDArray statistic(int index) {
        return statistics.get(index);
    }

    /** Takes over the numbers of {@code snapshot}. */
    public void restore(Snapshot snapshot) {
        set(parameters, layout.parameters(), snapshot.parameters());
        set(statistics, layout.statistics(), snapshot.statistics());
    }

    private static void set(List<NDArray> arrays, List<ParameterSpec> slots, float[] flat) {
        for (int i = 0; i < arrays.size(); i++) {
            HostArrays.set(arrays.get(i), slots.get(i).of(flat));
        }
    }

    /** Copies the numbers to host memory; waits for the device. */
    public Snapshot snapshot() {
        return new Snapshot(flat(layout.parameters(), parameters), flat(layout.statistics(), statistics));
    }

    private static float[] flat(List<ParameterSpec> slots, List<NDArray> arrays) {
        return ParameterSpec.flat(slots, index -> arrays.get(index).toFloatArray());
    }

    private static List<NDArray> arrays(List<ParameterSpec> slots, float[] flat, NDManager manager) {
        return slots.stream()
                .map(slot -> HostArrays.create(manager, slot.of(flat), new Shape(slot.dimensions())))
                .toList();
    }
}
