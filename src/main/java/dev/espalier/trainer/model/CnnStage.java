package dev.espalier.trainer.model;

/**
 * One stage of a convolutional net.
 *
 * @param number counted from 1
 * @param width feature maps of each block
 */
record CnnStage(int number, int blocks, int width, Place place, End end) {

    /** Whether another follows. */
    enum Place {
        INNER,
        LAST
    }

    /** Whether it leaves the maps smaller. */
    enum End {
        REDUCED,
        KEPT
    }

    /** The name of one of its blocks, counted from 1. */
    String block(int block) {
        return "stage" + number + ".block" + block;
    }

    /** The name of what ends it. */
    String transition() {
        return "stage" + number + ".transition";
    }
}
