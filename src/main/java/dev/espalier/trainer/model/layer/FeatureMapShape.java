package dev.espalier.trainer.model.layer;

/** What the feature maps of one example look like: how many there are, and their sides in pixels. */
public record FeatureMapShape(int channels, int height, int width) {

    public static FeatureMapShape of(InputShape.Image image) {
        return new FeatureMapShape(image.channels(), image.height(), image.width());
    }

    /** Pixels of one map. */
    long places() {
        return (long) height * width;
    }

    /** Values of all maps. */
    public long size() {
        return channels * places();
    }

    FeatureMapShape withChannels(int others) {
        return new FeatureMapShape(others, height, width);
    }
}
