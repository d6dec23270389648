/**
 * The trainer's configuration: every key once, with its range, default and meaning.
 *
 * <p>Comes in: a {@code trial} object. Goes out: {@link dev.espalier.trainer.config.TrainingConfig}, and for submission
 * {@link dev.espalier.trainer.config.TrainerVocabulary}. Imports {@code study} and {@code space}; no {@code ai.djl}, so that
 * validating a study loads no engine.
 */
package dev.espalier.trainer.config;
