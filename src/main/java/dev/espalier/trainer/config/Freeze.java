package dev.espalier.trainer.config;

import dev.espalier.trainer.model.layer.ParameterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The first layers of a net that are held as they began. A layer is what stands before the first dot of its arrays' names:
 * the stem, a stage, a recurrent layer. The output layer is never among them.
 *
 * @param layers how many; empty for all but the output layer
 * @param untilEpoch the last epoch in which they are held; 0 for every epoch
 */
public record Freeze(OptionalInt layers, int untilEpoch, Features features) {

    /** Where what held layers compute comes from. */
    public enum Features {
        /** Computed with every batch. */
        COMPUTED,
        /** Computed once for each example and kept on the device. */
        CACHED
    }

    /**
     * The layers held in {@code epoch}.
     *
     * @param epoch counted from 1
     */
    public Set<String> held(List<ParameterSpec> parameters, int epoch) {
        List<String> names = new ArrayList<>(
                parameters.stream().map(ParameterSpec::layer).distinct().toList());
        names.removeLast();
        boolean over = untilEpoch > 0 && epoch > untilEpoch;
        int most = over ? 0 : Math.min(names.size(), layers.orElse(names.size()));
        return new HashSet<>(names.subList(0, most));
    }
}
