package dev.espalier.dataset.io;

import java.util.List;

/**
 * One record of a table.
 *
 * @param line where it starts, counted from 1
 */
public record Row(long line, List<String> cells) {

    public String cell(int column) {
        return cells.get(column);
    }
}
