package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * On an even grid a kernel's mass in a cell depends on its width and on how many cells away it is, and nothing else: a table
 * a width, of which there are few, since widths are gaps between observations.
 */
final class TabulatedCells implements Cells {
    private static final int MOST_TABLES = 4096;

    private final Line line;
    private final int size;
    private final Map<Double, double[]> byWidth = new HashMap<>();
    private double[][] tables = new double[0][];
    private int[] cells = new int[0];
    private double[][] arrangedTables = new double[0][];
    private int[] arrangedCells = new int[0];

    TabulatedCells(Line line) {
        this.line = line;
        this.size = (int) Math.rint(line.high() - line.low());
    }

    @Override
    public void change(int place, double center, double width) {
        if (place >= cells.length) {
            int length = Math.max(16, Math.max(place + 1, 2 * cells.length));
            cells = Arrays.copyOf(cells, length);
            tables = Arrays.copyOf(tables, length);
        }
        if (byWidth.size() > MOST_TABLES) {
            byWidth.clear();
        }
        cells[place] = (int) Math.rint(center);
        tables[place] = byWidth.computeIfAbsent(width, this::table);
    }

    /** At index j the log of the mass in a cell that is j cells away. */
    private double[] table(double width) {
        double[] logs = new double[size];
        for (int away = 0; away < size; away++) {
            logs[away] = Math.log(Gaussian.mass((away - 0.5) / width, (away + 0.5) / width));
        }
        return logs;
    }

    @Override
    public void arrange(int[] places, int count) {
        if (arrangedCells.length < count) {
            arrangedCells = new int[2 * count];
            arrangedTables = new double[2 * count][];
        }
        for (int k = 0; k < count; k++) {
            arrangedCells[k] = cells[places[k]];
            arrangedTables[k] = tables[places[k]];
        }
    }

    @Override
    public void addLogs(double code, double[] scores, int block, int count) {
        int cell = (int) line.place(code);
        int first = block * Blocks.SIZE;
        for (int i = 0; i < count; i++) {
            scores[i] += arrangedTables[first + i][Math.abs(cell - arrangedCells[first + i])];
        }
    }
}
