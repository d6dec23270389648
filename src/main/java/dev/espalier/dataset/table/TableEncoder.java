package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowEncoder;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import java.util.List;

/**
 * Encodes rows of a table.
 *
 * @param rows see {@link RawTable}
 * @param levels of each column of words the level that each word becomes, -1 for none
 */
record TableEncoder(RawRows<double[]> rows, TabularPreprocessing fitted, List<int[]> levels) implements RowEncoder {

    @Override
    public Inputs all(int[] chosen) {
        int width = fitted.shape().getFirst();
        float[] encoded = new float[Math.multiplyExact(chosen.length, width)];
        for (int example = 0; example < chosen.length; example++) {
            encode(rows.row(chosen[example]), encoded, example * width);
        }
        return new Inputs.Dense(encoded, new int[] {width});
    }

    private void encode(double[] values, float[] encoded, int to) {
        int at = to;
        for (int column = 0; column < values.length; column++) {
            TabularPreprocessing.Column known = fitted.columns().get(column);
            switch (known) {
                case TabularPreprocessing.Numeric numeric -> numeric.encode(values[column], encoded, at);
                case TabularPreprocessing.Categorical categorical -> {
                    int level = levels.get(column)[(int) values[column]];
                    if (level >= 0) {
                        encoded[at + level] = 1;
                    }
                }
            }
            at += known.width();
        }
    }
}
