package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A vector for each level of a categorical column in place of its ones and zeros (Guo and Berkhahn 2016); numbers stay as they
 * are. A level that training never saw, all zeros, becomes the vector 0.
 */
final class CategoryEmbeddings implements Layer {
    /** Values as wide as the standardised numbers beside them: of variance 1. */
    private static final Initial BEGIN = Initial.uniform(Math.sqrt(3));

    private final List<Column> columns = new ArrayList<>();
    private final int width;

    /**
     * @param row its columns
     * @param widths of a vector, by the number of a column's levels
     */
    CategoryEmbeddings(Blueprint blueprint, InputShape.Row row, IntUnaryOperator widths) {
        int first = 0;
        int outputs = 0;
        for (int i = 0; i < row.columns().size(); i++) {
            int values = row.columns().get(i);
            int table = -1;
            if (values > 1) {
                int vector = widths.applyAsInt(values);
                table = blueprint.parameter("column" + (i + 1) + ".embedding.weight", BEGIN, vector, values);
                blueprint.work((long) values * vector);
                outputs += vector;
            } else {
                outputs++;
            }
            columns.add(new Column(first, first + values, table));
            first += values;
        }
        width = outputs;
    }

    /**
     * Values from {@code first} to {@code end}, exclusive.
     *
     * @param table the index of the vectors, one a column of the matrix; negative where there are none
     */
    private record Column(int first, int end, int table) {}

    /** Values of a row afterwards. */
    int width() {
        return width;
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        NDList parts = new NDList();
        for (Column column : columns) {
            NDArray own = input.get(new NDIndex().addAllDim().addSliceDim(column.first(), column.end()));
            parts.add(
                    column.table() < 0
                            ? own
                            : own.getNDArrayInternal()
                                    .linear(own, pass.parameter(column.table()), null)
                                    .singletonOrThrow());
        }
        return NDArrays.concat(parts, 1);
    }
}
