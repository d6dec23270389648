package dev.espalier.trainer.model;

import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.LayerCase.Reading;
import dev.espalier.trainer.model.TransformerEncoder.Positions;
import dev.espalier.trainer.model.layer.Embedding;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Pooling;
import dev.espalier.trainer.model.layer.Reach;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.SequencePooling;
import dev.espalier.trainer.model.layer.SequenceShape;
import dev.espalier.trainer.model.layer.TemporalConvolution;
import dev.espalier.trainer.model.layer.TemporalConvolution.Form;
import dev.espalier.trainer.model.layer.TemporalNorm;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of each layer of series and texts, small. */
final class SomeSequenceLayers {
    private static final int BATCH = 3;
    private static final SequenceShape SEQUENCES = new SequenceShape(3, 5);
    private static final Shape STEPS_FIRST = new Shape(BATCH, SEQUENCES.steps(), SEQUENCES.width());
    private static final Shape CHANNELS_FIRST = new Shape(BATCH, SEQUENCES.width(), SEQUENCES.steps());
    private static final SequenceMask UNEQUAL = new SequenceMask(new int[] {5, 1, 3}, SEQUENCES.steps());
    private static final SequenceMask FULL = new SequenceMask(new int[] {5, 5, 5}, SEQUENCES.steps());

    private SomeSequenceLayers() {}

    static Stream<LayerCase> all() {
        return Stream.of(recurrent(), convolutions(), norms(), poolings(), attention(), inputs())
                .flatMap(cases -> cases);
    }

    private static Stream<LayerCase> recurrent() {
        return Stream.of("lstm", "gru", "vanilla")
                .flatMap(cell -> Stream.of(
                        recurrent(cell + " of one direction", "'cell':'%s'".formatted(cell)),
                        recurrent(cell + " of both directions", "'cell':'%s','direction':'both'".formatted(cell)),
                        recurrent(
                                cell + " with norm and dropout of its weights",
                                "'cell':'%s','norm':'layer','recurrent_dropout':0.3".formatted(cell)),
                        LayerCase.of(
                                        cell + " pooled in both directions",
                                        STEPS_FIRST,
                                        layout -> stage(layout, "'cell':'%s','direction':'both'".formatted(cell))
                                                .pooled(pooling(layout, Pooling.LAST)))
                                .on(UNEQUAL)));
    }

    private static LayerCase recurrent(String name, String members) {
        return LayerCase.of(name, STEPS_FIRST, layout -> stage(layout, members)).on(UNEQUAL);
    }

    private static RecurrentStage stage(ParameterLayout layout, String members) {
        Rnn config = (Rnn) SomeLayers.model("{'type':'rnn','units':3,%s}".formatted(members));
        return new RecurrentStage(layout, "r", config, SEQUENCES);
    }

    private static Stream<LayerCase> convolutions() {
        return Stream.of(
                        convolution("causal convolution", new Form(4, 3, 1, 1, Reach.BEFORE), Norm.NONE),
                        convolution("causal convolution without bias", new Form(4, 2, 1, 1, Reach.BEFORE), Norm.BATCH),
                        convolution("strided causal convolution", new Form(4, 3, 1, 2, Reach.BEFORE), Norm.NONE),
                        convolution("dilated causal convolution", new Form(4, 3, 2, 1, Reach.BEFORE), Norm.LAYER),
                        convolution("convolution around a step", new Form(4, 3, 1, 1, Reach.AROUND), Norm.NONE),
                        convolution("strided convolution around a step", new Form(4, 5, 1, 2, Reach.AROUND), Norm.NONE),
                        convolution("dilated convolution around a step", new Form(4, 3, 2, 1, Reach.AROUND), Norm.NONE),
                        convolution("convolution of one step", new Form(4, 1, 1, 1, Reach.BEFORE), Norm.NONE),
                        LayerCase.of(
                                "cleared padding",
                                CHANNELS_FIRST,
                                layout -> (input, context) -> context.lengths().cleared(input)),
                        LayerCase.of(
                                "dropout of channels",
                                CHANNELS_FIRST,
                                layout -> (input, context) -> context.dropChannels(input, 0.4)))
                .map(tried -> tried.on(UNEQUAL));
    }

    private static LayerCase convolution(String name, Form form, Norm next) {
        return LayerCase.of(
                name, CHANNELS_FIRST, layout -> new TemporalConvolution(layout, "c", SEQUENCES, form, next));
    }

    private static Stream<LayerCase> norms() {
        return onBoth(
                norm("batch norm over time", Norm.BATCH),
                norm("batch norm over time", Norm.BATCH).holding("n"),
                norm("layer norm over time", Norm.LAYER));
    }

    private static LayerCase norm(String name, Norm norm) {
        return LayerCase.of(name, CHANNELS_FIRST, layout -> TemporalNorm.of(norm, layout, "n", SEQUENCES.width()));
    }

    private static Stream<LayerCase> poolings() {
        return onBoth(Arrays.stream(Pooling.values())
                .map(pooling -> LayerCase.of(
                        "pooling " + pooling.name().toLowerCase(Locale.ROOT),
                        STEPS_FIRST,
                        layout -> pooling(layout, pooling)))
                .toArray(LayerCase[]::new));
    }

    private static Layer pooling(ParameterLayout layout, Pooling pooling) {
        return new SequencePooling(layout, "p", pooling, SEQUENCES);
    }

    /** Two heads of a width of 3 are 2 wide each. */
    private static Stream<LayerCase> attention() {
        TransformerEncoder config = (TransformerEncoder)
                SomeLayers.model("{'type':'transformer-encoder','heads':2,'width':%d}".formatted(SEQUENCES.width()));
        return onBoth(LayerCase.of(
                "self-attention", STEPS_FIRST, layout -> new SelfAttention(layout, "a", SEQUENCES, config)));
    }

    private static Stream<LayerCase> inputs() {
        Function<ParameterLayout, Layer> vectors = layout -> new Embedding(layout, "e", 7, SEQUENCES.width());
        Reading tokens = new Reading.Tokens(new Shape(BATCH, SEQUENCES.steps()), 7);
        return Stream.concat(
                Stream.of(new LayerCase("vectors for tokens", tokens, Optional.of(UNEQUAL), Set.of(), vectors)),
                Arrays.stream(Positions.values())
                        .map(positions -> LayerCase.of(
                                positions.name().toLowerCase(Locale.ROOT) + " positions",
                                STEPS_FIRST,
                                layout -> StepPositions.of(positions, layout, SEQUENCES))));
    }

    /** Each on sequences of unequal lengths, and on those that fill the batch, which go another way through some layers. */
    private static Stream<LayerCase> onBoth(LayerCase... cases) {
        return Arrays.stream(cases)
                .flatMap(tried -> Stream.of(
                        named(tried, "unequal").on(UNEQUAL),
                        named(tried, "full").on(FULL)));
    }

    private static LayerCase named(LayerCase tried, String lengths) {
        return new LayerCase(
                tried.name() + " of " + lengths + " sequences",
                tried.reading(),
                tried.lengths(),
                tried.held(),
                tried.layer());
    }
}
