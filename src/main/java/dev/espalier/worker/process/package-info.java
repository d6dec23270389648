/**
 * Training in a process of its own, so that an engine that crashes or keeps memory takes no server with it, and each worker
 * has its own native threads.
 *
 * <p>Comes in: attempts and models to score, from a worker of the server. Goes out: the same calls as to a runner in the
 * server's own process. The two sides speak in JSON, one value a line, over the child's standard input and output; files
 * are passed by their paths. Imports {@code study}, {@code json} and {@code trainer}.
 */
package dev.espalier.worker.process;
