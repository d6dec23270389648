/**
 * The command line: one class a command, and the {@code main} that lists them.
 *
 * <p>Comes in: arguments. Goes out: text for people, an exit status (0 done, 1 failed, 2 wrong usage), and for {@code
 * serve} a running server. May import every room; nothing imports it.
 */
package dev.espalier.cli;
