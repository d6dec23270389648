/**
 * Measures which engine and how many threads train a net fastest, and remembers it.
 *
 * <p>Comes in: a net, a batch, the cores that a trial may use. Goes out: an engine and a number of threads. Imports {@code
 * trainer.engine} and {@code trainer.loop}.
 */
package dev.espalier.trainer.tuning;
