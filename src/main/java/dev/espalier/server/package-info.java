/**
 * The server: {@link dev.espalier.server.Server} assembles the store, the coordinator, the HTTP API and the workers.
 *
 * <p>Comes in: {@link dev.espalier.server.ServerOptions}. Goes out: a running server. {@link dev.espalier.server.TrainingMain}
 * is the main class of the processes that train. Imports every room but {@code cli}.
 */
package dev.espalier.server;
