/**
 * What a study's trials say: ranking, Pareto front, curves, importances.
 *
 * <p>Comes in: a snapshot of a study. Goes out: orders and series for charts and decisions. Pure functions; imports {@code
 * study} and {@code space}; no clock, no thread, no random source but the one handed in.
 */
package dev.espalier.analysis;
