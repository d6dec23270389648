package dev.espalier.study;

/** A study, trial, data set or other thing that does not exist. */
public final class UnknownThing extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * @param kind the word for it: {@code study}, {@code trial}, {@code data set}
     * @param name the name asked for
     */
    public UnknownThing(String kind, String name) {
        super(Category.UNKNOWN, "There is no " + kind + " " + name + ".");
    }
}
