/**
 * What DJL's engines get wrong with Java's memory, done right in one place each.
 *
 * <p>Comes in: numbers of Java, the manager or array that they are for. Goes out: arrays of an engine. Imports {@code ai.djl}.
 */
package dev.espalier.trainer.engine;
