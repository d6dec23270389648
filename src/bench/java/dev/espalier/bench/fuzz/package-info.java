/**
 * Sends a server seeded requests that are nearly right, or not at all, and tells what it answered that no server should.
 *
 * <p>Comes in: a number of requests and a seed. Goes out: a table, and the smallest request of each kind of failure.
 */
package dev.espalier.bench.fuzz;
