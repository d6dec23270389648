/**
 * Makes the database's file survive a power cut.
 *
 * <p>Comes in: what H2 writes to its file, and when it asks that this be on the disk. Goes out: a file that holds, after a crash
 * at any moment, exactly what it held when that was asked for last, or what it would have held the next time. Imports nothing of
 * this project.
 */
package dev.espalier.store.disk;
