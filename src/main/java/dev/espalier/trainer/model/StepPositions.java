package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.TransformerEncoder.Positions;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceShape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Adds to each step of {@code batch x steps x width} what tells where it stands. */
final class StepPositions {
    private static final double LONGEST_WAVE = 10_000;

    private StepPositions() {}

    /** @throws InvalidInput if the positions of the longest sequence are more numbers than an array holds */
    static Layer of(Positions positions, ParameterLayout layout, SequenceShape shape) {
        return switch (positions) {
            case SINUSOIDAL -> {
                Waves waves = new Waves(shape);
                yield (input, context) -> {
                    Shape own = input.getShape().slice(1);
                    float[] first = Arrays.copyOf(waves.get(), Math.toIntExact(own.size()));
                    return input.add(HostArrays.create(context.manager(), first, own));
                };
            }
            case LEARNED -> {
                int table = layout.parameter("positions.weight", Initial.uniform(0.1), shape.steps(), shape.width());
                yield (input, context) -> {
                    int steps = Math.toIntExact(input.getShape().get(1));
                    NDArray index = HostArrays.create(
                            context.manager(), IntStream.range(0, steps).toArray());
                    return input.add(index.getNDArrayInternal()
                            .embedding(index, context.parameter(table), SparseFormat.DENSE)
                            .singletonOrThrow());
                };
            }
        };
    }

    /**
     * Step {@code t}: {@code sin(t / 10000^(2i/width))} at {@code 2i}, the cosine at {@code 2i + 1}. Computed when first asked
     * for, as many a net is put together only to see whether it can be.
     */
    private static final class Waves {
        private final SequenceShape shape;
        private float[] values = new float[0];

        Waves(SequenceShape shape) {
            if ((long) shape.steps() * shape.width() > Integer.MAX_VALUE) {
                throw new InvalidInput(
                        "trial.model.width",
                        "is %d, too much for sequences of %,d steps, as the positions are more numbers than can be held; take at most %d"
                                .formatted(shape.width(), shape.steps(), Integer.MAX_VALUE / shape.steps()));
            }
            this.shape = shape;
        }

        synchronized float[] get() {
            if (values.length == 0) {
                values = new float[shape.steps() * shape.width()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(i / shape.width(), i % shape.width());
                }
            }
            return values;
        }

        private float value(int step, int place) {
            int pair = place - place % 2;
            double angle = step / Math.pow(LONGEST_WAVE, (double) pair / shape.width());
            return (float) (place % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
        }
    }
}
