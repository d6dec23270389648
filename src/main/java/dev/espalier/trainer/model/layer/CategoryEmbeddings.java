package dev.espalier.trainer.model.layer;

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
public final class CategoryEmbeddings implements Layer {
    /** Values as wide as the standardised numbers beside them: of variance 1. */
    private static final Initial BEGIN = Initial.uniform(Math.sqrt(3));

    /** In place of the index of vectors. */
    private static final int NONE = -1;

    private final List<Part> parts = new ArrayList<>();
    private final int width;

    /**
     * @param row its columns
     * @param widths of a vector, by the number of a column's levels
     */
    public CategoryEmbeddings(ParameterLayout layout, InputShape.Row row, IntUnaryOperator widths) {
        int first = 0;
        int outputs = 0;
        for (int i = 0; i < row.columns().size(); i++) {
            int values = row.columns().get(i);
            if (values > 1) {
                int vector = widths.applyAsInt(values);
                String name = "column" + (i + 1) + ".embedding.weight";
                parts.add(new Part(first, first + values, layout.parameter(name, BEGIN, vector, values)));
                layout.work((long) values * vector);
                outputs += vector;
            } else {
                addNumber(first);
                outputs++;
            }
            first += values;
        }
        width = outputs;
    }

    /** Numbers next to each other are one part, so that a table of hundreds is not taken apart column by column. */
    private void addNumber(int place) {
        boolean goesOn = !parts.isEmpty() && parts.getLast().isNumbers();
        int first = goesOn ? parts.removeLast().first() : place;
        parts.add(new Part(first, place + 1, NONE));
    }

    /**
     * Values from {@code first} to {@code end}, exclusive: a category's, or numbers.
     *
     * @param table the index of the vectors, one a column of the matrix; {@link #NONE} for numbers
     */
    private record Part(int first, int end, int table) {
        boolean isNumbers() {
            return table == NONE;
        }
    }

    /** Values of a row afterwards. */
    public int width() {
        return width;
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDList outputs = new NDList();
        for (Part part : parts) {
            NDArray own = input.get(new NDIndex().addAllDim().addSliceDim(part.first(), part.end()));
            outputs.add(
                    part.isNumbers()
                            ? own
                            : own.getNDArrayInternal()
                                    .linear(own, context.parameter(part.table()), null)
                                    .singletonOrThrow());
        }
        return NDArrays.concat(outputs, 1);
    }
}
