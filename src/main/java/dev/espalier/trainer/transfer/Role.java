package dev.espalier.trainer.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an array is to its layer, as far as its name and its shape tell. */
enum Role {
    /** A matrix or a kernel, a table of vectors too. */
    KERNEL,
    /** Added to what a kernel makes. */
    BIAS("bias"),
    /** What a norm multiplies by. */
    SCALE("gamma", "scale", "weight", "kernel"),
    /** What a norm adds. */
    SHIFT("beta", "shift"),
    /** The mean that a norm keeps. */
    MEAN("mean"),
    /** The variance that a norm keeps. */
    VARIANCE("var", "variance"),
    /** The name says nothing. */
    UNTOLD;

    /** How the names of such arrays end in any framework; of a bare weight, the shape tells a norm's from a kernel. */
    private final List<String> endings;

    Role(String... endings) {
        this.endings = List.of(endings);
    }

    /** Whether a norm keeps it rather than that it is trained. */
    boolean isStatistic() {
        return this == MEAN || this == VARIANCE;
    }

    /**
     * The role of {@code array}; some frameworks call a norm's shift its bias.
     *
     * @param norms of the same file, see {@link #norms}
     */
    static Role of(ArrayHeading array, Set<String> norms) {
        Role role = alone(array);
        return role == BIAS && norms.contains(layer(array)) ? SHIFT : role;
    }

    /** The names of the layers among {@code arrays} that scale, where layers have names. */
    static Set<String> norms(List<ArrayHeading> arrays) {
        return arrays.stream()
                .filter(array -> alone(array) == SCALE)
                .map(Role::layer)
                .filter(layer -> !layer.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Role alone(ArrayHeading array) {
        Role named = Stream.of(values())
                .filter(role -> !ending(role, array).isEmpty())
                .findFirst()
                .orElse(UNTOLD);
        return array.shape().length > 1 && !named.isStatistic() ? KERNEL : named;
    }

    /** What stands before the role in an array's name; empty where nothing does. */
    private static String layer(ArrayHeading array) {
        String name = word(array);
        return name.substring(0, name.length() - ending(alone(array), array).length());
    }

    private static String ending(Role role, ArrayHeading array) {
        return role.endings.stream().filter(word(array)::endsWith).findFirst().orElse("");
    }

    /** The name in lower case, without the number that makes it the only one of its file. */
    private static String word(ArrayHeading array) {
        return array.name().replaceFirst("#\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
