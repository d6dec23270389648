/**
 * A client of the server's HTTP API: requests, answers and live events.
 *
 * <p>Comes in: the server's address. Goes out: JSON answers, or a {@link dev.espalier.cli.client.Refusal} with every problem.
 * Imports {@code study} and {@code json}.
 */
package dev.espalier.cli.client;
