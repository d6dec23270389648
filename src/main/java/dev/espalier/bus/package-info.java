/**
 * What coordinator and workers say to each other.
 *
 * <p>Comes in: records. Goes out: the same records at an {@link dev.espalier.bus.Address}, as plain data, so that the two
 * ends may be in different processes. Imports {@code study}, {@code json} and Vert.x.
 */
package dev.espalier.bus;
