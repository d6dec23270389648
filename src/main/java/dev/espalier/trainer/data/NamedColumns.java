package dev.espalier.trainer.data;

import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up the columns of a table that options name, and gathers those that it does not have. */
final class NamedColumns {
    private static final int ABSENT = -1;

    private final Table table;
    private final Problems problems = new Problems();

    NamedColumns(Table table) {
        this.table = table;
    }

    /** The index; no column's where there is none of that name. */
    int of(String option, ColumnName column) {
        int index = column.find(table.columns()).orElse(ABSENT);
        if (index == ABSENT) {
            problem(
                    option,
                    "%s has no column %s; its columns are %s"
                            .formatted(table.train().file().name(), column, Excerpt.of(table.columns())));
        }
        return index;
    }

    Set<Integer> of(String option, List<ColumnName> columns) {
        return columns.stream().map(column -> of(option, column)).collect(Collectors.toSet());
    }

    /** @param label which may not be it */
    Optional<Integer> group(Optional<ColumnName> column, int label) {
        Optional<Integer> group = column.map(name -> of("group", name));
        if (label != ABSENT && group.filter(found -> found == label).isPresent()) {
            problem(
                    "group",
                    "names the column of the labels, " + table.columns().get(label) + "; every class is in all parts");
        }
        return group;
    }

    void problem(String option, String message) {
        problems.add("options." + option, message);
    }

    /** @throws dev.espalier.study.InvalidInput naming every problem */
    void check() {
        problems.throwIfAny();
    }
}
