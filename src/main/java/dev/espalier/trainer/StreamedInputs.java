package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.data.StreamedImages;
import java.util.Arrays;
import java.util.Optional;

/** Images that are read from their files batch by batch, ahead of the training. */
final class StreamedInputs implements ResidentInputs {
    private final StreamedImages images;
    private Optional<ReadAhead> reading = Optional.empty();

    StreamedInputs(StreamedImages images) {
        this.images = images;
    }

    @Override
    public Batch batch(Batches batches, int number, NDManager manager) {
        if (reading.isEmpty() || !reading.get().isOf(batches)) {
            reading.ifPresent(ReadAhead::stop);
            reading = Optional.of(new ReadAhead(images, batches));
        }
        float[] values = reading.get().take(number);
        if (number == batches.count() - 1) {
            reading = Optional.empty();
        }
        return new Batch(
                manager.create(values, ResidentInputs.shaped(batches.rows(number).length, images.shape())),
                Optional.empty());
    }

    @Override
    public Optional<int[]> lengths() {
        return Optional.empty();
    }

    @Override
    public int exampleSize() {
        return Arrays.stream(images.shape()).reduce(1, Math::multiplyExact);
    }
}
