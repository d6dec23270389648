package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;

/** Inputs that are read batch by batch, ahead of the training. */
final class StreamedInputs implements ResidentInputs {
    private final Streamed inputs;
    private final Optional<int[]> lengths;
    private Optional<ReadAhead> reading = Optional.empty();

    StreamedInputs(Streamed inputs) {
        this.inputs = inputs;
        this.lengths = inputs.lengths();
    }

    @Override
    public Batch batch(Batches batches, int number, NDManager manager) {
        if (reading.isEmpty() || !reading.get().isOf(batches)) {
            reading.ifPresent(ReadAhead::stop);
            reading = Optional.of(new ReadAhead(inputs, batches));
        }
        Inputs read = reading.get().take(number);
        if (number == batches.count() - 1) {
            reading = Optional.empty();
        }
        return batch(read, manager);
    }

    private static Batch batch(Inputs read, NDManager manager) {
        return switch (read) {
            case Inputs.Dense(float[] values, int[] shape) ->
                new Batch(
                        HostArrays.create(manager, values, ResidentInputs.shaped(read.size(), shape)),
                        Optional.empty());
            case Inputs.Series(float[] values, int length, int channels, int[] steps) ->
                new Batch(
                        HostArrays.create(manager, values, new Shape(steps.length, length, channels)),
                        Optional.of(new SequenceMask(steps, length)));
            case Inputs.Tokens(int[] ids, int length, int[] tokens) ->
                new Batch(
                        HostArrays.create(manager, ids, new Shape(tokens.length, length)),
                        Optional.of(new SequenceMask(tokens, length)));
            case Streamed unread -> throw new IllegalStateException("what was read is still to be read");
        };
    }

    @Override
    public Optional<int[]> lengths() {
        return lengths;
    }

    @Override
    public int exampleSize() {
        return inputs.fitted().shape().stream().reduce(1, Math::multiplyExact);
    }
}
