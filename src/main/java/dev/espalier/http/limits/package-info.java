/**
 * How much the server takes at once and how long it waits: connections, bodies, work beside the event loop. In go requests,
 * out go those that there is room for; the rest is refused in words. Knows nothing of studies.
 */
package dev.espalier.http.limits;
