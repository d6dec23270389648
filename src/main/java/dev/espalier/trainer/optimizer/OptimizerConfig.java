package dev.espalier.trainer.optimizer;

/**
 * An optimizer with every choice made. In the formulas w are weights, g their gradient, r the learning rate and k the number
 * of the step, from 1.
 */
public sealed interface OptimizerConfig {

    /** Whether the gradient is taken where momentum would carry the weights (Nesterov 1983). */
    enum Lookahead {
        NONE,
        NESTEROV
    }

    /** Where weight decay d comes in. */
    enum Decay {
        /** Within the formula: {@code d w} is added to the gradient. */
        COUPLED,
        /** Beside it, before each step: {@code w = (1 - r d) w} (Loshchilov and Hutter 2019). */
        DECOUPLED
    }

    Decay decay();

    /** Stochastic gradient descent: {@code v = momentum v - r g; w = w + v} (Sutskever et al. 2013). */
    record Sgd(double momentum, Lookahead lookahead, Decay decay) implements OptimizerConfig {}

    /**
     * Kingma and Ba 2015: {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w = w - r M / (sqrt(V) +
     * epsilon)} with {@code M = m / (1 - beta1^k), V = v / (1 - beta2^k)}. With decoupled decay it is AdamW.
     */
    record Adam(double beta1, double beta2, double epsilon, Decay decay) implements OptimizerConfig {}

    /** Tieleman and Hinton 2012: {@code s = rho s + (1 - rho) g^2; v = momentum v - r g / (sqrt(s) + epsilon); w = w + v}. */
    record RmsProp(double rho, double momentum, double epsilon, Decay decay) implements OptimizerConfig {}

    /** Duchi et al. 2011: {@code s = s + g^2; w = w - r g / (sqrt(s) + epsilon)}. */
    record AdaGrad(double epsilon, Decay decay) implements OptimizerConfig {}

    /**
     * You et al. 2020, algorithm 2: {@code u = M / (sqrt(V) + epsilon) + d w}, M and V as in {@link Adam}; {@code w = w - r u
     * |w| / |u|}, the norms those of one array. Where one of them is 0, and for biases and norms, which decay does not apply
     * to either, {@code w = w - r u}, as in the authors' own code.
     */
    record Lamb(double beta1, double beta2, double epsilon) implements OptimizerConfig {
        @Override
        public Decay decay() {
            return Decay.COUPLED;
        }
    }
}
