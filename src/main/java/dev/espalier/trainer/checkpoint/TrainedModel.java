package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.Snapshot;

/**
 * A model and all that is known about it.
 *
 * @param description architecture, task, classes, engine: the part {@code model.json}
 * @param preprocessing of its inputs and outputs
 * @param trial what it came from: the part {@code trial.json}, whatever its writer put there
 * @param net built from the description
 * @param weights its numbers
 */
public record TrainedModel(
        Json.Object description, Preprocessing preprocessing, Json.Object trial, Net net, Snapshot weights) {}
