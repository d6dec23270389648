/**
 * Runs studies.
 *
 * <p>Comes in: submissions, requests for work, reports. Goes out: assignments, decisions, {@link
 * dev.espalier.study.StudyChange}s to the store and to whoever listens. {@link dev.espalier.coordinator.StudyMachine} is
 * pure and decides; {@link dev.espalier.coordinator.StudyActor} performs, one a study, all on one event loop. Imports {@code
 * study, space, sampler, scheduler, analysis, store, bus, json}.
 */
package dev.espalier.coordinator;
