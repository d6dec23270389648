/**
 * DJL's engines: how they are loaded, on which device they compute, what they get wrong with Java's memory.
 *
 * <p>Comes in: the name of an engine, a device, numbers of Java. Goes out: a {@link dev.espalier.trainer.engine.Compute} and
 * arrays. Imports {@code ai.djl}.
 */
package dev.espalier.trainer.engine;
