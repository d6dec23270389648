package dev.espalier.trainer.optimizer;

/** An optimizer with every choice made. */
public sealed interface OptimizerConfig {

    /** Whether the gradient is taken where momentum would carry the weights (Nesterov 1983). */
    enum Lookahead {
        NONE,
        NESTEROV
    }

    /** Stochastic gradient descent: {@code v = momentum * v - rate * g; w += v} (Sutskever et al. 2013). */
    record Sgd(double momentum, Lookahead lookahead) implements OptimizerConfig {}

    /** Kingma and Ba 2015; weight decay is added to the gradient. */
    record Adam(double beta1, double beta2, double epsilon) implements OptimizerConfig {}

    /** Loshchilov and Hutter 2019: Adam with weight decay apart from the gradient, times the learning rate. */
    record AdamW(double beta1, double beta2, double epsilon) implements OptimizerConfig {}

    /** Tieleman and Hinton 2012: {@code s = rho * s + (1 - rho) * g^2; v = momentum * v - rate * g / (sqrt(s) + epsilon); w += v}. */
    record RmsProp(double rho, double momentum, double epsilon) implements OptimizerConfig {}
}
