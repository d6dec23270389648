package dev.espalier.dataset.table;

import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rows of a training file show of its columns, the first row left aside until it is known to be no header. */
final class TableLook {
    private final NumberStyle style;
    private final List<ColumnStatistics> columns = new ArrayList<>();
    private Optional<Row> first = Optional.empty();
    private int size;

    private TableLook(NumberStyle style) {
        this.style = style;
    }

    static TableLook at(RowSource rows, NumberStyle style) {
        TableLook look = new TableLook(style);
        rows.forEach(look::accept);
        return look;
    }

    private void accept(Row row) {
        if (first.isEmpty()) {
            first = Optional.of(row);
            row.cells().forEach(_ -> columns.add(new ColumnStatistics(style)));
        } else {
            add(row);
        }
    }

    private void add(Row row) {
        size++;
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).add(row, column);
        }
    }

    Row first() {
        return first.orElseThrow();
    }

    /** Counts the first row among the others. */
    void addFirst() {
        add(first());
    }

    NumberStyle style() {
        return style;
    }

    List<ColumnStatistics> columns() {
        return columns;
    }

    /** How many rows were looked at. */
    int size() {
        return size;
    }
}
