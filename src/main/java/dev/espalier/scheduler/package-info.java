/**
 * Decides which trial runs next, how far, and which stops: early stopping and multi-fidelity together.
 *
 * <p>Comes in: the study's state, and a measurement. Goes out: a {@link dev.espalier.scheduler.Step} or a {@link
 * dev.espalier.scheduler.Decision}, each with its reason in numbers. Each policy is a pure function in a file of its own.
 * Imports {@code study}, {@code space} and {@code sampler}; no clock, no thread, no random source.
 */
package dev.espalier.scheduler;
