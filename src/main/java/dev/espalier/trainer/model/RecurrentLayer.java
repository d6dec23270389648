package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.Rnn.Cell;

/**
 * One recurrent layer in one direction: {@code batch x steps x inputs} to {@code batch x steps x units}. Steps of padding
 * come after a sequence's own, so they change none of its outputs. The gates stand in the order input, forget, cell, output
 * (LSTM) or reset, update, new (GRU), the same in both engines.
 */
final class RecurrentLayer implements Layer {
    private final Cell cell;
    private final int units;
    private final int firstParameter;

    RecurrentLayer(Blueprint blueprint, String name, Cell cell, long inputs, int units) {
        this.cell = cell;
        this.units = units;
        int gates = switch (cell) {
            case LSTM -> 4;
            case GRU -> 3;
        };
        Initial inputBias = switch (cell) {
            case LSTM -> Initial.remembering(units);
            case GRU -> Initial.constant(0);
        };
        firstParameter = blueprint.parameter(
                name + ".input.weight", Initial.xavier(inputs, units), (long) gates * units, inputs);
        blueprint.parameter(name + ".state.weight", Initial.xavier(units, units), (long) gates * units, units);
        blueprint.parameter(name + ".input.bias", inputBias, (long) gates * units);
        blueprint.parameter(name + ".state.bias", Initial.constant(0), (long) gates * units);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        NDList parameters = new NDList();
        for (int i = 0; i < 4; i++) {
            parameters.add(pass.parameter(firstParameter + i));
        }
        NDArray zeros = pass.manager().zeros(new Shape(1, input.getShape().get(0), units));
        NDList outputs = switch (cell) {
            case LSTM ->
                input.getNDArrayInternal()
                        .lstm(input, new NDList(zeros, zeros), parameters, true, 1, 0, pass.isTraining(), false, true);
            case GRU ->
                input.getNDArrayInternal().gru(input, zeros, parameters, true, 1, 0, pass.isTraining(), false, true);
        };
        return outputs.head();
    }
}
