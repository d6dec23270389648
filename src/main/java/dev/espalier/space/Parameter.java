package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One open choice of a search space. */
public sealed interface Parameter {
    /** Dotted, with the label of each branch taken as a step: {@code model.residual.width}. */
    String path();

    /** Its place in {@link SearchSpace#parameters()} and in a configuration's code. Parents come before children. */
    int index();

    /** When it exists; empty where it always does. */
    Optional<Condition> condition();

    /** A real in [low, high]; with a step, low + k * step. The code is the value. A step excludes {@link Scale#LOG}. */
    record Real(
            String path,
            int index,
            Optional<Condition> condition,
            double low,
            double high,
            Scale scale,
            OptionalDouble step)
            implements Parameter {}

    /** A whole number low + k * step in [low, high]. The code is the value. {@link Scale#LOG} has step 1. */
    record Whole(String path, int index, Optional<Condition> condition, long low, long high, Scale scale, long step)
            implements Parameter {}

    /** Unordered branches. The code is the branch's index; {@code values} are what a configuration shows for each. */
    record Choice(String path, int index, Optional<Condition> condition, List<String> labels, List<Json> values)
            implements Parameter {
        public Choice {
            labels = List.copyOf(labels);
            values = List.copyOf(values);
        }
    }

    /** Ordered values. The code is the index. */
    record Ordinal(String path, int index, Optional<Condition> condition, List<Json> values) implements Parameter {
        public Ordinal {
            values = List.copyOf(values);
        }
    }
}
