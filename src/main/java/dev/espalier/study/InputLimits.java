package dev.espalier.study;

/** How much one may send: the numbers of docs/limits.md that concern what a study, a report or a data set may hold. */
public final class InputLimits {
    /** Problems that one answer tells; of more it says how many. */
    public static final int PROBLEMS_TOLD = 100;

    /** Characters of a problem's path and of its message. */
    public static final int PROBLEM_PATH = 500;

    public static final int PROBLEM_MESSAGE = 4_000;

    /** Levels of objects and lists in one another, of a study's document. */
    public static final int LEVELS = 200;

    /** Values in a study's document, each object, list, text, number, true, false and null counted. */
    public static final int VALUES = 200_000;

    /** Characters of a member's name in a study's document, and of a parameter's path. */
    public static final int NAME_LENGTH = 1_000;

    /** Characters of the place in a study's document where something is left open, as problems name it. */
    public static final int PLACE_LENGTH = 2_000;

    /** Values that a {@code $choice} or {@code $ordinal} offers. */
    public static final int CHOICES = 1_000;

    /** Open choices of a search space. */
    public static final int PARAMETERS = 1_000;

    /** Constraints of a study. */
    public static final int CONSTRAINTS = 100;

    /** Characters of a constraint. */
    public static final int CONSTRAINT_LENGTH = 1_000;

    /** Levels of operators and functions in one another, of a constraint. */
    public static final int CONSTRAINT_LEVELS = 450;

    /**
     * Parameters drawn, and operators, functions, numbers and names of constraints computed, in the search for a configuration
     * that satisfies them.
     */
    public static final int CONSTRAINT_STEPS = 2_000_000;

    private InputLimits() {}
}
