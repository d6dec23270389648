package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import dev.espalier.trainer.model.Rnn.Cell;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceShape;

/**
 * One recurrent layer in one direction: {@code batch x steps x inputs} to {@code batch x steps x units}. Steps of padding
 * come after a sequence's own, so they change none of its outputs. The rows of each array of parameters stand gate by gate,
 * the same in both engines: input, forget, cell, output (LSTM) or reset, update, new (GRU). With {@code a = W x_t + b} of the
 * input's and {@code r = U h_(t-1) + d} of the state's parameters, {@code σ} the logistic function and products by element:
 *
 * <ul>
 *   <li>LSTM: {@code c_t = σ(a_f + r_f) c_(t-1) + σ(a_i + r_i) tanh(a_c + r_c)}, {@code h_t = σ(a_o + r_o) tanh(c_t)}
 *   <li>GRU: {@code n = tanh(a_n + σ(a_r + r_r) r_n)}, {@code z = σ(a_u + r_u)}, {@code h_t = (1 - z) n + z h_(t-1)}
 *   <li>vanilla: {@code h_t = tanh(a + r)}
 * </ul>
 */
final class RecurrentLayer implements Layer {
    private final Cell cell;
    private final int units;
    private final double recurrentDropout;
    private final int inputWeight;
    private final int stateWeight;
    private final int inputBias;
    private final int stateBias;

    RecurrentLayer(ParameterLayout layout, String name, Rnn config, SequenceShape input) {
        cell = config.cell();
        units = config.units();
        recurrentDropout = config.recurrentDropout();
        int gates = switch (cell) {
            case LSTM -> 4;
            case GRU -> 3;
            case VANILLA -> 1;
        };
        Initial bias = switch (cell) {
            case LSTM -> Initial.remembering(units);
            case GRU, VANILLA -> Initial.constant(0);
        };
        long rows = (long) gates * units;
        long inputs = input.width();
        inputWeight = layout.weights(gates, name + ".input.weight", Initial.xavier(inputs, units), rows, inputs);
        stateWeight = layout.weights(
                config.recurrentInitializer(),
                gates,
                name + ".state.weight",
                Initial.xavier(units, units),
                rows,
                units);
        inputBias = layout.parameter(name + ".input.bias", bias, rows);
        stateBias = layout.parameter(name + ".state.bias", Initial.constant(0), rows);
        layout.work(rows * (inputs + units) * input.steps());
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArrayEx operations = input.getNDArrayInternal();
        NDList parameters = new NDList(
                context.parameter(inputWeight),
                context.dropConnect(stateWeight, recurrentDropout),
                context.parameter(inputBias),
                context.parameter(stateBias));
        NDArray zeros = context.manager().zeros(new Shape(1, input.getShape().get(0), units));
        boolean training = context.isTraining();
        NDList outputs = switch (cell) {
            case LSTM ->
                operations.lstm(input, new NDList(zeros, zeros), parameters, true, 1, 0, training, false, true);
            case GRU -> operations.gru(input, zeros, parameters, true, 1, 0, training, false, true);
            case VANILLA ->
                operations.rnn(input, zeros, parameters, true, 1, RNN.Activation.TANH, 0, training, false, true);
        };
        return outputs.head();
    }
}
