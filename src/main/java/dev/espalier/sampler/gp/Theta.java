package dev.espalier.sampler.gp;

/**
 * Where each hyperparameter stands in a vector of logarithms. The covariance has a joint part, the product over the tree,
 * and a part for each parameter alone.
 *
 * @param parameters of the space
 */
record Theta(int parameters) {

    int size() {
        return 3 * parameters + 2;
    }

    /** A number's length scale in the joint part; a choice's similarity between branches, as log odds. */
    int joint(int parameter) {
        return parameter;
    }

    /** A number's length scale in its own part; goes unused for a choice. */
    int alone(int parameter) {
        return parameters + parameter;
    }

    /** The variance of the parameter's own part. */
    int weight(int parameter) {
        return 2 * parameters + parameter;
    }

    /** The variance of the joint part. */
    int variance() {
        return 3 * parameters;
    }

    int noise() {
        return 3 * parameters + 1;
    }
}
