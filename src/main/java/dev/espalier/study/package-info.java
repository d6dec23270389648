/**
 * The words of the domain, as records and sealed types.
 *
 * <p>Comes in: nothing. Goes out: {@link dev.espalier.study.StudySpec}, {@link dev.espalier.study.StudyState}, {@link
 * dev.espalier.study.Trial}, {@link dev.espalier.study.StudyEvent} and what they are made of, immutable, to every other
 * room. Imports {@code java} alone: no library, no clock, no thread, no random source.
 */
package dev.espalier.study;
