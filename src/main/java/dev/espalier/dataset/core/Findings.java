package dev.espalier.dataset.core;

import dev.espalier.study.DatasetColumn;
import java.util.List;

/**
 * What reading showed besides the examples.
 *
 * @param columns see {@link RawExamples#columns}
 * @param notes see {@link RawExamples#notes}
 */
public record Findings(List<DatasetColumn> columns, List<String> notes) {
    static final Findings NONE = new Findings(List.of(), List.of());
}
