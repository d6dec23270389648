package dev.espalier.dataset.table;

import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up the columns of a table that options name, and gathers those that it does not have. */
public final class NamedColumns {
    private static final int ABSENT = -1;

    private final String file;
    private final List<String> columns;
    private final Problems problems = new Problems();

    public NamedColumns(Table table) {
        this(table.train().file(), table.columns());
    }

    public NamedColumns(DataFile table, List<String> columns) {
        this.file = table.name();
        this.columns = columns;
    }

    /** The index; no column's where there is none of that name. */
    public int of(String option, ColumnName column) {
        int index = column.find(columns).orElse(ABSENT);
        if (index == ABSENT) {
            problem(option, "%s has no column %s; its columns are %s".formatted(file, column, Excerpt.of(columns)));
        }
        return index;
    }

    public Set<Integer> of(String option, List<ColumnName> names) {
        return names.stream().map(column -> of(option, column)).collect(Collectors.toSet());
    }

    /** @param label which may not be it */
    public Optional<Integer> group(Optional<ColumnName> column, int label) {
        Optional<Integer> group = column.map(name -> of("group", name));
        if (label != ABSENT && group.filter(found -> found == label).isPresent()) {
            problem("group", "names the column of the labels, " + columns.get(label) + "; every class is in all parts");
        }
        return group;
    }

    public void problem(String option, String message) {
        problems.add("options." + option, message);
    }

    /** @throws dev.espalier.study.InvalidInput naming every problem */
    public void check() {
        problems.throwIfAny();
    }
}
