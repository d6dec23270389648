/**
 * Whole studies without a server: simulated on a virtual clock, or run again from their journals.
 *
 * <p>Comes in: a submission, and a formula, learning curves or a journal. Goes out: how the study went, or what differs. The
 * studies run on the coordinator's {@link dev.espalier.coordinator.StudyMachine}, as live ones do; there is no second path.
 * Imports {@code study, space, sampler, scheduler, analysis, coordinator}; no clock, no thread, no random source but the
 * study's seed.
 */
package dev.espalier.simulation;
