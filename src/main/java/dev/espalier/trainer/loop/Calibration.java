package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Weights;

/** Computes the statistics of batch norms for weights that were not trained with them. */
final class Calibration {
    private Calibration() {}

    /**
     * Replaces the statistics of {@code weights} by the mean over the batches of {@code examples}, as they are for these
     * weights without dropout.
     *
     * @param weights tracked by {@code gradients}
     */
    static void run(
            NDManager manager,
            Gradients gradients,
            Net net,
            Weights weights,
            ResidentData.Part examples,
            int batchSize) {
        if (weights.statistics().isEmpty()) {
            return;
        }
        try (NDManager own = manager.newSubManager()) {
            BatchOrder order =
                    new BatchOrder(examples.size(), batchSize, examples.inputs().lengths());
            // Shuffled, as a batch of one class alone would have another variance.
            Batches batches = new Batches(order.shuffled(0), own);
            int before = 0;
            for (int i = 0; i < batches.count(); i++) {
                try (NDManager scratch = own.newSubManager()) {
                    Batch batch = examples.inputs().batch(batches, i, scratch);
                    ForwardContext context = ForwardContext.calibrating(
                            scratch, weights, batch.lengths(), before, batches.rows(i).length);
                    before += batches.rows(i).length;
                    // MXNet updates statistics on the way back only.
                    NDArray ignored = gradients.backward(
                            () -> net.forward(batch.inputs(), context).sum());
                    weights.parameters().forEach(gradients::clear);
                }
            }
        }
    }
}
