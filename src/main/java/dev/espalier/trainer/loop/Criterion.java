package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.config.TrainingConfig.ClassWeights;
import dev.espalier.trainer.loss.ClassLoss;
import dev.espalier.trainer.loss.Loss;
import dev.espalier.trainer.loss.NumberLoss;
import dev.espalier.trainer.metrics.Scores;
import java.util.List;
import java.util.Optional;

/** What a net is to minimise, and how its outputs are judged. */
public sealed interface Criterion permits Classification, Regression {

    /** Outputs of the net. */
    int outputs();

    /** What the rows of {@code batches} are to become, on the device; {@code owner} owns it. */
    BatchLoss goal(Batches batches, NDManager owner);

    /**
     * How good outputs are; whatever the loss that is trained on, so that trials of different losses can be compared.
     *
     * @param outputs of every example of {@code targets}, in their order
     */
    Scores score(float[] outputs, Targets targets);

    /** Judges what was prepared by {@code preprocessing}; nothing is trained on it. */
    static Criterion of(TargetPreprocessing preprocessing, Targets targets) {
        return of(preprocessing, targets, ClassWeights.NONE, Optional.empty());
    }

    /**
     * The criterion for examples prepared by {@code preprocessing}.
     *
     * @param loss empty for the cross entropy of classes and the squared error of numbers
     * @throws InvalidInput if the loss is one of the other
     */
    static Criterion of(TargetPreprocessing preprocessing, Targets train, ClassWeights weighting, Optional<Loss> loss) {
        return switch (preprocessing) {
            case TargetPreprocessing.Classes(List<String> names) ->
                new Classification(
                        names,
                        Classification.labels(train),
                        weighting,
                        fitting(loss, ClassLoss.class, new ClassLoss.CrossEntropy(0)));
            case TargetPreprocessing.Number(double mean, double standardDeviation) ->
                new Regression(
                        Regression.values(train),
                        standardDeviation,
                        fitting(loss, NumberLoss.class, new NumberLoss.Squared()));
        };
    }

    private static <L extends Loss> L fitting(Optional<Loss> wanted, Class<L> type, L standard) {
        if (wanted.isPresent() && !type.isInstance(wanted.get())) {
            String right = type == ClassLoss.class ? "classes" : "numbers";
            throw new InvalidInput("trial.loss", "does not fit a data set whose targets are " + right);
        }
        return wanted.map(type::cast).orElse(standard);
    }
}
