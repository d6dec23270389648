package dev.espalier.trainer.model.layer;

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
    public Layer ofMaps(ParameterLayout layout, String name, FeatureMapShape maps, Initial scale) {
        return switch (this) {
            case NONE -> Layer.IDENTITY;
            case BATCH -> new BatchNorm(layout, name, maps.channels(), scale);
            case LAYER -> new MapNorm(layout, name, maps, scale);
        };
    }

    /** Over {@code batch x width}. */
    public Layer ofVectors(ParameterLayout layout, String name, long width) {
        return switch (this) {
            case NONE -> Layer.IDENTITY;
            case BATCH -> new BatchNorm(layout, name, width, Initial.constant(1));
            case LAYER -> new LayerNorm(layout, name, width);
        };
    }
}
