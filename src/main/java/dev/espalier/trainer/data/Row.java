package dev.espalier.trainer.data;

import java.util.List;

/**
 * One record of a table.
 *
 * @param line where it starts, counted from 1
 */
record Row(long line, List<String> cells) {

    String cell(int column) {
        return cells.get(column);
    }
}
