package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads which examples belong together from the column that says so. */
public final class GroupReader {
    private final String name;
    private final int column;
    private final Vocabulary groups;
    private final IntStream.Builder numbers = IntStream.builder();

    /** The part that each group is of, and the line that it begins on. */
    private final List<Integer> parts = new ArrayList<>();

    private final List<Long> lines = new ArrayList<>();

    public GroupReader(Table table, int column, Vocabulary.Room room) {
        this.name = table.columns().get(column);
        this.column = column;
        this.groups = new Vocabulary(
                room,
                "different groups of column %s are not held; group by another one by option group, or".formatted(name));
    }

    /** @throws DatasetFailure if it says none, or is of another part, too */
    public void add(Example example) {
        String group = example.cell(column).strip();
        if (group.isEmpty()) {
            throw example.failure("has no group in column " + name);
        }
        int number = groups.number(group, example::failure);
        if (number == parts.size()) {
            parts.add(example.part());
            lines.add(example.line());
        }
        if (parts.get(number) != example.part()) {
            throw example.failure("is of group %s, which is in the %s file too, at line %d; no group may be in both"
                    .formatted(
                            Excerpt.of(group), parts.get(number) == 0 ? "training" : "validation", lines.get(number)));
        }
        numbers.add(number);
    }

    /** The group of every row, from 0. */
    public int[] done() {
        return numbers.build().toArray();
    }
}
