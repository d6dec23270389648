package dev.espalier.study;

/**
 * One thing wrong with an input.
 *
 * @param path where, as a dotted path from the document's root ({@code trial.model.depth}); empty for the whole
 * @param message what is wrong and what would be right, a sentence for a person
 */
public record Problem(String path, String message) {}
