package dev.espalier.trainer.engine;

/**
 * What computes a trial.
 *
 * @param engine MXNet or PyTorch, never {@link EngineChoice#AUTO}
 * @param threads of the engine on a CPU, at least 1
 */
public record Placement(EngineChoice engine, int threads) {
    public Placement {
        if (engine == EngineChoice.AUTO || threads < 1) {
            throw new IllegalArgumentException(engine + " with " + threads + " threads is not a placement");
        }
    }
}
