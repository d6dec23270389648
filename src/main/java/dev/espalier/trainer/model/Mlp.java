package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import java.util.OptionalInt;

/**
 * Fully connected layers, for rows of a table and images.
 *
 * @param depth hidden layers
 * @param width units of each, or of the first
 * @param form how wide the later ones are
 * @param skip whether each layer's input is added to its output
 * @param embedding width of the vector for a category's level; 0 for none, empty for half the number of levels, rounded up,
 *     and at most 50
 */
public record Mlp(
        int depth,
        int width,
        Form form,
        Skip skip,
        double dropout,
        Activation activation,
        Norm norm,
        OptionalInt embedding,
        Initializer initializer)
        implements ModelConfig {

    private static final int WIDEST_BY_RULE = 50;

    /** How wide the hidden layers are. */
    public enum Form {
        /** All alike. */
        CONSTANT,
        /** On the line from the first one's width to the number of outputs. */
        FUNNEL
    }

    /** Whether a layer has a way past it. */
    public enum Skip {
        NONE,
        /** As it is where the widths agree, else through a matrix (He et al. 2015, equation 2). */
        RESIDUAL
    }

    /**
     * Units of hidden layer {@code layer}, counted from 1: {@code width}, or in a funnel {@code width - (width - outputs)
     * (layer - 1) / depth}, rounded.
     */
    int units(int layer, int outputs) {
        return switch (form) {
            case CONSTANT -> width;
            case FUNNEL -> (int) Math.round(width - (double) (width - outputs) * (layer - 1) / depth);
        };
    }

    /** Whether categories become vectors. */
    public boolean embeds() {
        return embedding.isEmpty() || embedding.getAsInt() > 0;
    }

    /** Width of a vector for one of {@code levels}. */
    int embeddingWidth(int levels) {
        return embedding.orElse(Math.min(WIDEST_BY_RULE, (levels + 1) / 2));
    }
}
