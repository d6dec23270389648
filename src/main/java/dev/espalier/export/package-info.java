/**
 * What leaves the server as a file: the model bundle, and a study's trials as CSV or JSON.
 *
 * <p>Comes in: a trial and its artifacts; a study's rows. Goes out: files that are useful without the server. Imports {@code
 * study, space, json, trainer, artifact}.
 */
package dev.espalier.export;
