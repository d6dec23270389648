/**
 * Runs attempts on one device.
 *
 * <p>Comes in: assignments, pulled over the event bus. Goes out: reports, checkpoints and models. Imports {@code study, bus,
 * trainer, artifact}; it never touches the store.
 */
package dev.espalier.worker;
