package dev.espalier.study;

/**
 * A sampler or a scheduler by name.
 *
 * @param type its name, {@code tpe}
 * @param settings every other member of its JSON object, as given
 */
public record Algorithm(String type, Json.Object settings) {}
