package dev.espalier.trainer.model;

/** What the feature maps of one example look like: how many there are, and their sides in pixels. */
public record MapShape(int channels, int height, int width) {

    static MapShape of(InputShape.Image image) {
        return new MapShape(image.channels(), image.height(), image.width());
    }

    /** Pixels of one map. */
    long places() {
        return (long) height * width;
    }

    /** Values of all maps. */
    long size() {
        return channels * places();
    }

    MapShape withChannels(int others) {
        return new MapShape(others, height, width);
    }
}
