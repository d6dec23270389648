package dev.espalier.trainer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The named arrays of a net: parameters, which are trained, and statistics, which batch norms keep. Layers add theirs while
 * the net is put together; from then on it does not change.
 */
public final class Blueprint {
    private final List<Slot> parameters = new ArrayList<>();
    private final List<Slot> statistics = new ArrayList<>();

    Blueprint() {}

    /** Adds an array of parameters; returns its index. */
    int parameter(String name, Initial initial, long... dimensions) {
        return add(parameters, name, initial, dimensions);
    }

    /** Adds an array of statistics; returns its index. */
    int statistic(String name, Initial initial, long... dimensions) {
        return add(statistics, name, initial, dimensions);
    }

    private static int add(List<Slot> slots, String name, Initial initial, long[] dimensions) {
        slots.add(new Slot(name, dimensions, total(slots), initial));
        return slots.size() - 1;
    }

    /** Every array of parameters, in the order of the flat vector. */
    public List<Slot> parameters() {
        return List.copyOf(parameters);
    }

    /** Every array of statistics, in the order of their flat vector. */
    public List<Slot> statistics() {
        return List.copyOf(statistics);
    }

    /** How many numbers are trained. */
    public int parametersCount() {
        return total(parameters);
    }

    /** How many numbers batch norms keep. */
    public int statisticsCount() {
        return total(statistics);
    }

    /** The beginning of a training; depends on nothing but {@code random}. */
    public Snapshot initial(RandomGenerator random) {
        return new Snapshot(filled(parameters, random), filled(statistics, random));
    }

    private static float[] filled(List<Slot> slots, RandomGenerator random) {
        float[] flat = new float[total(slots)];
        slots.forEach(slot -> slot.initial().fill(flat, slot.offset(), slot.size(), random));
        return flat;
    }

    private static int total(List<Slot> slots) {
        if (slots.isEmpty()) {
            return 0;
        }
        return Math.addExact(slots.getLast().offset(), slots.getLast().size());
    }
}
