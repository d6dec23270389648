package dev.espalier.trainer;

import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import dev.espalier.trainer.loop.TrialListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes everything on, and marks what the listener throws, so that it is not taken for a failure of the training. */
final class GuardedListener implements TrialListener {
    private final TrialListener listener;

    GuardedListener(TrialListener listener) {
        this.listener = listener;
    }

    /** What the listener threw. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        Refused(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        RuntimeException cause() {
            return thrown;
        }
    }

    @Override
    public void started(Execution execution) {
        tell(() -> {
            listener.started(execution);
            return execution;
        });
    }

    @Override
    public void firstBatch() {
        tell(() -> {
            listener.firstBatch();
            return listener;
        });
    }

    @Override
    public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
        return tell(() -> listener.measured(measurement, checkpoint));
    }

    @Override
    public void saved(int step, Path checkpoint) {
        tell(() -> {
            listener.saved(step, checkpoint);
            return checkpoint;
        });
    }

    @Override
    public Verdict now() {
        return tell(listener::now);
    }

    private static <T> T tell(Supplier<T> what) {
        try {
            return what.get();
        } catch (RuntimeException thrown) {
            throw new Refused(thrown);
        }
    }
}
