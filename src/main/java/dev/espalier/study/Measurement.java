package dev.espalier.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The metrics of one trial at one step of its resource.
 *
 * @param step at least 1
 * @param metrics name to value; not finite values are kept as they are
 */
public record Measurement(int step, SequencedMap<String, Double> metrics) {
    /** As many metrics as a step may have, in one report or several. */
    public static final int MOST_METRICS = 1_000;

    public Measurement {
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }

    public Measurement(int step, Map<String, Double> metrics) {
        this(step, new LinkedHashMap<>(metrics));
    }
}
