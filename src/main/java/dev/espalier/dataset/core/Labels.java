package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The labels of examples in text files, as they are read: of each no more is held than which it is and where it stands. */
public final class Labels {
    private final Map<String, String> known = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private final List<DataFile> files = new ArrayList<>();
    private final LongStream.Builder lines = LongStream.builder();

    public void add(String label, DataFile file, long line) {
        labels.add(known.computeIfAbsent(label, same -> same));
        files.add(file);
        lines.add(line);
    }

    /**
     * All of them as classes.
     *
     * @param declared see {@link ClassLabels#index}
     */
    public RawTargets.Labels targets(int trainSize, List<String> declared) {
        long[] at = lines.build().toArray();
        return ClassLabels.index(
                labels,
                trainSize,
                declared,
                (example, message) -> DatasetFailure.atLine(files.get(example).name(), at[example], message));
    }
}
