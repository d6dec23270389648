package dev.espalier.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as their widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private enum Side {
        LEFT,
        RIGHT
    }

    private record Column(String name, Side side) {}

    /** A further column of words. */
    public TextTable words(String name) {
        columns.add(new Column(name, Side.LEFT));
        return this;
    }

    /** A further column of figures, which stand to the right. */
    public TextTable figures(String name) {
        columns.add(new Column(name, Side.RIGHT));
        return this;
    }

    /** @param cells one a column */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The heading and the rows, none of them with trailing blanks. */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(Column::name).toList());
        all.addAll(rows);
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column ->
                        pad(row.get(column), widths[column], columns.get(column).side()))
                .reduce((left, right) -> left + GAP + right)
                .orElse("")
                .stripTrailing();
    }

    private static String pad(String cell, int width, Side side) {
        String blanks = " ".repeat(width - cell.length());
        return switch (side) {
            case LEFT -> cell + blanks;
            case RIGHT -> blanks + cell;
        };
    }
}
