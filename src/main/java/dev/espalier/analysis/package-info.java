/**
 * What a study's trials say: ranking, Pareto front, curves.
 *
 * <p>Comes in: a snapshot of a study. Goes out: orders and series for charts and decisions. Pure functions; imports {@code
 * study} and {@code space}; no clock, no thread, no random source.
 */
package dev.espalier.analysis;
