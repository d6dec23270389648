package dev.espalier.trainer.model;

/** What normalises a layer's outputs. */
public enum Norm {
    NONE,
    /** {@link BatchNorm}. */
    BATCH,
    /** {@link LayerNorm} of vectors, {@link MapNorm} of feature maps. */
    LAYER;

    /**
     * Over feature maps.
     *
     * @param scale how the scale of each begins
     */
    Layer ofMaps(Blueprint blueprint, String name, MapShape maps, Initial scale) {
        return switch (this) {
            case NONE -> Layer.IDENTITY;
            case BATCH -> new BatchNorm(blueprint, name, maps.channels(), scale);
            case LAYER -> new MapNorm(blueprint, name, maps, scale);
        };
    }

    /** Over {@code batch x width}. */
    Layer ofVectors(Blueprint blueprint, String name, long width) {
        return switch (this) {
            case NONE -> Layer.IDENTITY;
            case BATCH -> new BatchNorm(blueprint, name, width, Initial.constant(1));
            case LAYER -> new LayerNorm(blueprint, name, width);
        };
    }
}
