package dev.espalier.study;

/**
 * A state that a trial can carry on from.
 *
 * @param step the last step done in it
 * @param checkpoint the artifact that holds it
 */
public record SavedState(int step, String checkpoint) {}
