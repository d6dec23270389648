/**
 * The search space: a training configuration with choices left open.
 *
 * <p>Comes in: a JSON tree with {@code $float}, {@code $int}, {@code $choice} and {@code $ordinal} forms, constraints as
 * text, and the {@link dev.espalier.space.Shape} of what the trainer takes. Goes out: {@link
 * dev.espalier.space.SearchSpace}, its sealed {@link dev.espalier.space.Parameter}s, every problem of the input at once
 * (a problem's path is the place in the document, {@code trial.model.$choice.plain.depth}; a parameter's path is {@code
 * model.plain.depth}), defaults filled in, and a JSON Schema ({@link dev.espalier.space.Shapes}). Imports {@code study} and
 * EvalEx; no clock, no thread, no random source but the one handed in.
 */
package dev.espalier.space;
