package dev.espalier.trainer.prediction;

import dev.espalier.study.Json;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How good a model is on examples that no search has seen.
 *
 * @param metrics by name, {@code test_accuracy}
 * @param confusion {@code {classes, counts}}, counts by an example's own class and then the predicted one; empty for a
 *     regression
 */
public record TestScore(SequencedMap<String, Double> metrics, Optional<Json.Object> confusion) {}
