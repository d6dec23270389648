package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceShape;
import dev.espalier.trainer.model.layer.TemporalConvolution;
import dev.espalier.trainer.model.layer.TemporalNorm;
import java.util.ArrayList;
import java.util.List;

/** Convolutions over time with recurrent layers behind them. */
final class CnnRnnBuilder {
    private CnnRnnBuilder() {}

    static Layer build(ParameterLayout layout, CnnRnn config, InputShape shape, int outputs) {
        Rnn recurrent = config.recurrent();
        SequenceInput input = SequenceInput.of(layout, shape, recurrent.embedding(), recurrent.dropout(), "cnn-rnn");
        List<TemporalBlock> blocks = new ArrayList<>();
        SequenceShape output = input.shape();
        for (int i = 1; i <= config.depth(); i++) {
            TemporalBlock block = block(layout, "convolution" + i, output, config);
            blocks.add(block);
            output = block.output();
        }
        Layer reader = RnnBuilder.layers(layout, recurrent, output, outputs);
        return Layer.chain(List.of(input.layer(), (sequences, context) -> forward(sequences, blocks, reader, context)));
    }

    private static TemporalBlock block(ParameterLayout layout, String name, SequenceShape input, CnnRnn config) {
        TemporalConvolution.Form form =
                new TemporalConvolution.Form(config.width(), config.kernel(), 1, config.stride(), config.reach());
        return new TemporalBlock(
                new TemporalConvolution(layout, name, input, form, config.norm()),
                TemporalNorm.of(config.norm(), layout, name + ".norm", config.width()),
                Layer.of(config.activation()),
                config.recurrent().dropout());
    }

    /** Each convolution begins where a sequence's padding is 0, as beyond its ends, and shortens the sequences by its stride. */
    private static NDArray forward(
            NDArray sequences, List<TemporalBlock> blocks, Layer reader, ForwardContext context) {
        NDArray output = TemporalNorm.turned(sequences);
        ForwardContext shorter = context;
        for (TemporalBlock block : blocks) {
            NDArray clean = shorter.lengths().cleared(output);
            NDArray convolved = block.convolution().forward(clean, shorter);
            shorter = shorter.ofLengths(
                    shorter.lengths().strided(block.convolution().stride()));
            output = block.after(convolved, shorter);
        }
        return reader.forward(TemporalNorm.turned(output), shorter);
    }

    /** A convolution and what follows it. */
    private record TemporalBlock(TemporalConvolution convolution, Layer norm, Layer activation, double dropout) {
        SequenceShape output() {
            return convolution.output();
        }

        NDArray after(NDArray convolved, ForwardContext context) {
            NDArray active = activation.forward(norm.forward(convolved, context), context);
            return context.dropChannels(active, dropout);
        }
    }
}
