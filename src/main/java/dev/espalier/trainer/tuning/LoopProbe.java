package dev.espalier.trainer.tuning;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.dataset.preprocessing.Tokenizer;
import dev.espalier.study.Json;
import dev.espalier.trainer.augmentation.Augmenter;
import dev.espalier.trainer.checkpoint.InputShapes;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The epoch loop by itself, over arrays of the caller's, for a benchmark to time. On the CPU. */
public final class LoopProbe implements AutoCloseable {
    private static final int EPOCHS = 1_000;
    private static final int MANY_EPOCHS = 1_000_000;

    private final Compute compute;
    private final NDManager manager;
    private final TrainingLoop loop;
    private final Net net;
    private final ResidentData.Part examples;
    private int epoch;

    /**
     * @param trial a concrete configuration; its data set is not looked at
     * @param inputs of any kind; a text's vocabulary is as large as its tokens tell
     * @param labels their classes, from 0
     */
    public LoopProbe(EngineChoice engine, Json.Object trial, Inputs inputs, int[] labels, int classes) {
        this(engine, trial, shape(inputs), inputs, labels, classes);
    }

    /** @param shape of one of {@code inputs}, where they do not tell all of it, as of the categories in rows of a table */
    public LoopProbe(
            EngineChoice engine, Json.Object trial, InputShape shape, Inputs inputs, int[] labels, int classes) {
        this(EngineSetup.load(engine, new ComputeDevice.Cpu()), trial, shape, inputs, labels, classes);
    }

    public LoopProbe(Compute compute, Json.Object trial, InputShape shape, Inputs inputs, int[] labels, int classes) {
        this.compute = compute;
        TrainingConfig config = TrainingConfig.parse(trial);
        Targets targets = new Targets.Labels(labels);
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        Criterion criterion =
                Criterion.of(new TargetPreprocessing.Classes(names), targets, config.classWeights(), config.loss());
        manager = compute.newManager();
        net = Net.of(config.model(), shape, classes);
        loop = new TrainingLoop(
                compute,
                config,
                criterion,
                net,
                net.layout().initial(new SplittableRandom(1)),
                preprocessing(inputs).flatMap(known -> Augmenter.plan(config.augmentation(), known)),
                1,
                EPOCHS);
        examples = new ResidentData.Part(ResidentInputs.of(inputs, manager), targets);
    }

    /** The loop as a training process runs it: with the engine and the threads that are fastest here, of {@code cores} at most. */
    public static LoopProbe fastest(Json.Object trial, Inputs inputs, int[] labels, int classes, int cores) {
        ComputeDevice cpu = new ComputeDevice.Cpu();
        TrainingConfig config = TrainingConfig.parse(trial);
        InputShape shape = shape(inputs);
        long work = Net.of(config.model(), shape, classes).layout().multiplyAdds();
        Placement placement = new Tuning(cpu, new TuningFile(Optional.empty(), ""))
                .choose(
                        new Tuning.Trial(trial, config, shape, classes, labels.length, MANY_EPOCHS, work),
                        EngineChoice.AUTO,
                        cores);
        return new LoopProbe(
                EngineSetup.load(placement.engine(), cpu).withThreads(placement.threads()),
                trial,
                shape,
                inputs,
                labels,
                classes);
    }

    /** What computes it. */
    public String computedBy() {
        return compute.engine()
                + (compute.threads().isPresent()
                        ? ", threads: " + compute.threads().getAsInt()
                        : "");
    }

    /** Trains on every example once more; returns the mean loss. */
    public double epoch() {
        epoch++;
        return loop.train(examples, epoch, () -> Verdict.CONTINUE).loss();
    }

    /** How many numbers are trained. */
    public int parametersCount() {
        return net.layout().parametersCount();
    }

    private static InputShape shape(Inputs inputs) {
        return switch (inputs) {
            case Inputs.Dense(float[] values, int[] shape) ->
                shape.length == 1 ? new InputShape.Row(shape[0]) : new InputShape.Image(shape[0], shape[1], shape[2]);
            case Streamed streamed -> InputShapes.of(streamed.fitted());
            case Inputs.Series series -> new InputShape.Series(series.channels(), series.length());
            case Inputs.Tokens tokens ->
                new InputShape.Text(
                        tokens.length(), Arrays.stream(tokens.ids()).max().orElse(0) + 1);
        };
    }

    /** As of inputs that are standardised from the beginning; empty for rows of a table. */
    private static Optional<InputPreprocessing> preprocessing(Inputs inputs) {
        return switch (shape(inputs)) {
            case InputShape.Image(int channels, int height, int width) ->
                Optional.of(new ImagePreprocessing(channels, height, width, 1, standard(channels)));
            case InputShape.Series(int channels, int length) ->
                Optional.of(new SeriesPreprocessing(channels, length, standard(channels)));
            case InputShape.Text(int length, int vocabulary) ->
                Optional.of(new TextPreprocessing(
                        new Tokenizer(Tokenizer.Level.WORD, Tokenizer.Letters.AS_WRITTEN),
                        length,
                        IntStream.range(0, vocabulary)
                                .mapToObj(Integer::toString)
                                .toList()));
            case InputShape.Row _ -> Optional.empty();
        };
    }

    private static Normalisation standard(int channels) {
        double[] standardDeviation = new double[channels];
        Arrays.fill(standardDeviation, 1);
        return new Normalisation(new double[channels], standardDeviation);
    }

    @Override
    public void close() {
        loop.close();
        manager.close();
    }
}
