/**
 * Keeps studies in a database.
 *
 * <p>Comes in: {@link dev.espalier.study.StudyChange}s, committed in groups. Goes out: the state to carry on from, and
 * pages for readers, from projections, never by replay. Imports {@code study}, {@code space} and {@code json}; the only
 * room that imports {@code java.sql}, Jdbi, Flyway or H2.
 */
package dev.espalier.store;
