package dev.espalier.trainer.engine;

import java.util.Optional;

/**
 * How an attempt may compute in a process of its own.
 *
 * @param cores how many threads it may take, at least 1
 * @param kept what the trial was computed by before, which it keeps: other sums are rounded otherwise
 */
public record ComputeTerms(int cores, Optional<Placement> kept) {}
