package dev.espalier.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How a trial's attempt ended. */
public sealed interface Outcome {

    /** It ran to its end; {@code metrics} are its final ones, possibly none beyond those already reported. */
    record Completed(SequencedMap<String, Double> metrics) implements Outcome {
        public Completed {
            metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
        }
    }

    /** It failed; {@code reason} begins with its kind: {@code diverged}, {@code out of memory}, or what happened. */
    record Failed(String reason) implements Outcome {}
}
