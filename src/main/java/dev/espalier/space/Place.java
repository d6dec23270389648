package dev.espalier.space;

import java.util.Optional;

/**
 * Where in the tree the parser stands.
 *
 * @param problemPath the place in the document, {@code trial.model.$choice.plain.depth}
 * @param path the parameter path, {@code model.plain.depth}
 * @param condition the branch that the place is in
 * @param depth levels of JSON above it
 */
record Place(String problemPath, String path, Optional<Condition> condition, int depth) {

    static final Place ROOT = new Place("trial", "", Optional.empty(), 0);

    /** A member of an object or an item of a list here. */
    Place member(String name) {
        return new Place(problemPath + "." + name, step(name), condition, depth + 1);
    }

    /**
     * A branch of the choice here.
     *
     * @param key where the branch stands in the form: its key, or its index in a list
     */
    Place branch(String key, String label, Condition taken) {
        return new Place(problemPath + "." + Forms.CHOICE + "." + key, step(label), Optional.of(taken), depth + 2);
    }

    private String step(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
