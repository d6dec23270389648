package dev.espalier.study;

/**
 * What a scheduler rations.
 *
 * @param name the unit, {@code epoch}
 * @param min the first step at which a trial may be judged, at least 1
 * @param max the step at which a trial is complete, at least {@code min}
 */
public record Resource(String name, int min, int max) {}
