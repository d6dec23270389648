package dev.espalier.trainer.model.layer;

import dev.espalier.study.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The named arrays of a net: parameters, which are trained, and statistics, which batch norms keep. Layers add theirs while
 * the net is put together; from then on it does not change.
 */
public final class ParameterLayout {
    /** Multiplications to make matrices orthogonal that are worth waiting for: about a minute's. */
    private static final double MOST_ORTHOGONAL_WORK = 1e11;

    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final List<ParameterSpec> statistics = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Initializer initializer;
    private double orthogonalWork;
    private long multiplyAdds;
    private Optional<Layer> head = Optional.empty();

    public ParameterLayout(Initializer initializer) {
        this.initializer = initializer;
    }

    /**
     * A part of a net over feature maps.
     *
     * @param output what its maps look like
     */
    public record Stage(String name, FeatureMapShape output) {}

    /**
     * Adds a matrix or a kernel, which begins as the net's initializer has it; returns its index.
     *
     * @param automatic how it begins where that is left to the layer
     * @param dimensions outputs first, then inputs, then the kernel's sides
     */
    int weight(String name, Initial automatic, long... dimensions) {
        return weights(1, name, automatic, dimensions);
    }

    /**
     * Adds {@code blocks} matrices of the same size, one below the other, such as the gates of a recurrent layer; returns the
     * index of the array that holds them.
     *
     * @param dimensions outputs of all, then inputs
     */
    public int weights(int blocks, String name, Initial automatic, long... dimensions) {
        return weights(initializer, blocks, name, automatic, dimensions);
    }

    /**
     * Adds matrices like {@link #weights(int, String, Initial, long...)}, which begin as {@code own} has it, or as the others
     * where that is {@link Initializer#AUTO}.
     */
    public int weights(Initializer own, int blocks, String name, Initial automatic, long... dimensions) {
        Initializer chosen = own == Initializer.AUTO ? initializer : own;
        return add(
                parameters,
                name,
                () -> {
                    countBeginning(chosen.work(dimensions, blocks), name);
                    return chosen.of(automatic, dimensions, blocks);
                },
                dimensions);
    }

    /** Counts the work that the beginning of a net makes: each matrix may be small enough, and all together take an hour. */
    private void countBeginning(double work, String name) {
        orthogonalWork += work;
        if (orthogonalWork > MOST_ORTHOGONAL_WORK) {
            throw new InvalidInput(
                    "trial.model." + (initializer == Initializer.ORTHOGONAL ? "initializer" : "recurrent_initializer"),
                    "cannot be \"orthogonal\", which would take minutes for the matrices of this net up to %s; take another, or narrower or fewer layers"
                            .formatted(name));
        }
    }

    /** Counts the work that one example makes for a layer; sums and activations are not counted. */
    public void work(long multiplyAdds) {
        this.multiplyAdds = Math.addExact(this.multiplyAdds, multiplyAdds);
    }

    /** Notes the layer that answers. */
    public void head(Layer output) {
        head = Optional.of(output);
    }

    /** The layer that answers. */
    public Layer head() {
        return head.orElseThrow();
    }

    /** Notes what the maps look like here. */
    void stage(String name, FeatureMapShape output) {
        stages.add(new Stage(name, output));
    }

    /** Adds an array of parameters; returns its index. */
    public int parameter(String name, Initial initial, long... dimensions) {
        return add(parameters, name, () -> initial, dimensions);
    }

    /** Adds an array of statistics; returns its index. */
    int statistic(String name, Initial initial, long... dimensions) {
        return add(statistics, name, () -> initial, dimensions);
    }

    /** @param initial asked once the array is known not to be too large */
    private static int add(List<ParameterSpec> slots, String name, Supplier<Initial> initial, long[] dimensions) {
        double size = Arrays.stream(dimensions).asDoubleStream().reduce(1, (one, other) -> one * other);
        if (total(slots) + size > Integer.MAX_VALUE) {
            throw new InvalidInput(
                    "trial.model",
                    "has more than %,d numbers to train by %s; take narrower or fewer layers"
                            .formatted(Integer.MAX_VALUE, name));
        }
        slots.add(new ParameterSpec(name, dimensions, total(slots), initial.get()));
        return slots.size() - 1;
    }

    /** Every array of parameters, in the order of the flat vector. */
    public List<ParameterSpec> parameters() {
        return List.copyOf(parameters);
    }

    /** Every array of statistics, in the order of their flat vector. */
    public List<ParameterSpec> statistics() {
        return List.copyOf(statistics);
    }

    /** How many numbers are trained. */
    public int parametersCount() {
        return total(parameters);
    }

    /**
     * Multiplications of one example's way through the net, each with the addition of its product, in convolutions, matrices
     * and attention; a sequence counts as long as it may be.
     */
    public long multiplyAdds() {
        return multiplyAdds;
    }

    /** What feature maps look like after each part of a net for images, in their order; none for other nets. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** How many numbers batch norms keep. */
    public int statisticsCount() {
        return total(statistics);
    }

    /** The beginning of a training; depends on nothing but {@code random}. */
    public Snapshot initial(RandomGenerator random) {
        return new Snapshot(filled(parameters, random), filled(statistics, random));
    }

    private static float[] filled(List<ParameterSpec> slots, RandomGenerator random) {
        float[] flat = new float[total(slots)];
        slots.forEach(slot -> slot.initial().fill(flat, slot.offset(), slot.size(), random));
        return flat;
    }

    private static int total(List<ParameterSpec> slots) {
        if (slots.isEmpty()) {
            return 0;
        }
        return Math.addExact(slots.getLast().offset(), slots.getLast().size());
    }
}
