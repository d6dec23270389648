/**
 * The HTTP interface: REST, server-sent events, problems, pages.
 *
 * <p>Comes in: requests. Goes out: what the coordinator answered and what the store holds, as JSON. Imports every room but
 * {@code trainer}, {@code worker}, {@code cli} and {@code bench}.
 */
package dev.espalier.http;
