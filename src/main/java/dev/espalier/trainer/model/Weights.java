package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a net on a device. All parameters are one flat vector, so that an optimizer's step, a gradient's norm and a
 * snapshot cost a few operations however many layers there are.
 */
public final class Weights {
    private final Blueprint blueprint;
    private final NDArray flat;
    private final List<NDArray> statistics = new ArrayList<>();
    private final long[] cuts;
    private final Shape[] shapes;

    /** Copies {@code snapshot} to the device of {@code manager}, which owns the arrays from then on. */
    public Weights(Blueprint blueprint, Snapshot snapshot, NDManager manager) {
        this.blueprint = blueprint;
        this.flat = manager.create(snapshot.parameters());
        for (Slot slot : blueprint.statistics()) {
            statistics.add(manager.create(part(snapshot.statistics(), slot), new Shape(slot.dimensions())));
        }
        List<Slot> slots = blueprint.parameters();
        cuts = slots.stream().skip(1).mapToLong(Slot::offset).toArray();
        shapes = slots.stream().map(slot -> new Shape(slot.dimensions())).toArray(Shape[]::new);
    }

    /** The flat vector of all parameters. */
    public NDArray flat() {
        return flat;
    }

    /** The statistics that batch norms keep, which the engine updates in place. */
    NDArray statistic(int index) {
        return statistics.get(index);
    }

    /** Each parameter in its own shape, as a view or copy that gradients flow through; owned by {@code manager}. */
    NDArray[] cut(NDManager manager) {
        NDList parts = flat.split(cuts);
        NDArray[] cut = new NDArray[shapes.length];
        for (int i = 0; i < cut.length; i++) {
            NDArray part = parts.get(i);
            // The engines hand a result to the manager of the operation's first argument, here the trial's.
            part.attach(manager);
            cut[i] = shapes[i].dimension() == 1 ? part : part.reshape(shapes[i]);
        }
        return cut;
    }

    /** Copies the numbers to host memory; waits for the device. */
    public Snapshot snapshot() {
        List<Slot> slots = blueprint.statistics();
        float[] kept = new float[slots.stream().mapToInt(Slot::size).sum()];
        for (int i = 0; i < slots.size(); i++) {
            float[] values = statistics.get(i).toFloatArray();
            System.arraycopy(values, 0, kept, slots.get(i).offset(), values.length);
        }
        return new Snapshot(flat.toFloatArray(), kept);
    }

    private static float[] part(float[] whole, Slot slot) {
        return java.util.Arrays.copyOfRange(whole, slot.offset(), slot.offset() + slot.size());
    }
}
