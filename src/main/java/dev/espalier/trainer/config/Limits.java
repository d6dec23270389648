package dev.espalier.trainer.config;

/**
 * What a trial may take; 0 is no limit.
 *
 * @param seconds of training and evaluation, over all attempts at the trial; what it has by then is kept
 * @param parameters of the model; a larger one is not trained
 * @param memoryMegabytes of 2^20 bytes that the process may grow by while it trains; a trial that takes more fails
 */
public record Limits(double seconds, long parameters, double memoryMegabytes) {}
