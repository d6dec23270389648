package dev.espalier.trainer;

import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.optimizer.Clipping;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdaGrad;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.Decay;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lamb;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import java.util.List;

/** The published formulas of optimizers, number by number in doubles. */
final class OptimizerFormula {
    private final OptimizerConfig config;
    private final List<ParameterSpec> slots;
    private final double rate;
    private final double weightDecay;
    private final Clipping clipping;
    private final double[] weights;
    private final double[] first;
    private final double[] second;
    private int count;

    /** @param rates the learning rate and weight decay */
    OptimizerFormula(
            OptimizerConfig config, List<ParameterSpec> slots, float[] weights, double[] rates, Clipping clipping) {
        this.config = config;
        this.slots = slots;
        this.rate = rates[0];
        this.weightDecay = rates[1];
        this.clipping = clipping;
        this.weights = new double[weights.length];
        java.util.Arrays.setAll(this.weights, i -> weights[i]);
        this.first = new double[weights.length];
        this.second = new double[weights.length];
    }

    float[] weights() {
        float[] rounded = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            rounded[i] = (float) weights[i];
        }
        return rounded;
    }

    void step(float[] raw) {
        count++;
        double[] gradient = clipped(raw);
        for (ParameterSpec slot : slots) {
            double pull = slot.dimensions().length > 1 ? weightDecay : 0;
            double[] move = new double[slot.size()];
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                double before = weights[i];
                if (config.decay() == Decay.DECOUPLED) {
                    weights[i] -= rate * pull * before;
                }
                double coupled = config.decay() == Decay.COUPLED ? pull * before : 0;
                move[i - slot.offset()] = move(i, gradient[i], coupled);
            }
            double ratio = config instanceof Lamb && slot.dimensions().length > 1 ? ratio(slot, move) : 1;
            for (int i = 0; i < move.length; i++) {
                weights[slot.offset() + i] -= rate * ratio * move[i];
            }
        }
    }

    private double ratio(ParameterSpec slot, double[] move) {
        double weight = 0;
        double way = 0;
        for (int i = 0; i < move.length; i++) {
            weight += weights[slot.offset() + i] * weights[slot.offset() + i];
            way += move[i] * move[i];
        }
        return weight == 0 || way == 0 ? 1 : Math.sqrt(weight / way);
    }

    private double move(int i, double gradient, double pull) {
        double whole = gradient + pull;
        return switch (config) {
            case Sgd(double momentum, Lookahead lookahead, Decay decay) -> {
                first[i] = momentum * first[i] + whole;
                yield lookahead == Lookahead.NESTEROV ? whole + momentum * first[i] : first[i];
            }
            case Adam(double beta1, double beta2, double epsilon, Decay decay) ->
                adam(i, whole, new double[] {beta1, beta2, epsilon});
            case Lamb(double beta1, double beta2, double epsilon) ->
                adam(i, gradient, new double[] {beta1, beta2, epsilon}) + pull;
            case RmsProp(double rho, double momentum, double epsilon, Decay decay) -> {
                first[i] = rho * first[i] + (1 - rho) * whole * whole;
                second[i] = momentum * second[i] + whole / (Math.sqrt(first[i]) + epsilon);
                yield second[i];
            }
            case AdaGrad(double epsilon, Decay decay) -> {
                first[i] += whole * whole;
                yield whole / (Math.sqrt(first[i]) + epsilon);
            }
        };
    }

    private double adam(int i, double gradient, double[] constants) {
        first[i] = constants[0] * first[i] + (1 - constants[0]) * gradient;
        second[i] = constants[1] * second[i] + (1 - constants[1]) * gradient * gradient;
        double mean = first[i] / (1 - Math.pow(constants[0], count));
        return mean / (Math.sqrt(second[i] / (1 - Math.pow(constants[1], count))) + constants[2]);
    }

    private double[] clipped(float[] raw) {
        double[] gradient = new double[raw.length];
        double square = 0;
        for (int i = 0; i < raw.length; i++) {
            gradient[i] = clipping.value() > 0 ? Math.clamp(raw[i], -clipping.value(), clipping.value()) : raw[i];
            square += gradient[i] * gradient[i];
        }
        double norm = Math.sqrt(square);
        for (int i = 0; i < raw.length && clipping.norm() > 0 && norm > clipping.norm(); i++) {
            gradient[i] *= clipping.norm() / norm;
        }
        return gradient;
    }
}
