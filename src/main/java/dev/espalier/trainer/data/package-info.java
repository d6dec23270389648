/**
 * Reads data sets into plain arrays, and prepares a user's own inputs the way the training examples were.
 *
 * <p>Comes in: a {@link dev.espalier.study.DatasetSpec} and the data roots. Goes out: a {@link
 * dev.espalier.trainer.data.Dataset}, of which a {@link dev.espalier.trainer.data.Split} gives flat arrays to train,
 * validate and test on, with the {@link dev.espalier.trainer.data.Preprocessing} that was fitted on the training part
 * alone, or, of what no model trains on yet, its description; an {@link dev.espalier.trainer.data.InputEncoder} applies it to new inputs. Examples that are more than the memory
 * holds are {@link dev.espalier.trainer.data.Streamed}: images stay in their files, what is read of text files lies as numbers
 * in one of its own, and batches are read when they are wanted. Every error about a file names it, and the line, offset or
 * entry. Imports {@code study} and {@code json} alone: no {@code ai.djl}, so that registering a data set loads no engine.
 */
package dev.espalier.trainer.data;
