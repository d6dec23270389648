package dev.espalier.trainer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The names of what is measured after every epoch. */
public final class MetricNames {
    /** Up to so many, each class's precision and recall are measures of their own; of more, its F1 alone. */
    private static final int FEW_CLASSES = 100;

    private MetricNames() {}

    /** Every metric of {@code task}, for a data set with {@code classes}, in the order in which they are measured. */
    public static List<String> of(Task task, List<String> classes) {
        List<String> names = new ArrayList<>();
        (task.isRegression() ? List.of("loss", "mse", "mae", "rmse", "r2") : classification(classes))
                .forEach(measure -> names.add("val_" + measure));
        names.addAll(List.of(
                "train_loss",
                "epoch_s",
                "parameters_count",
                "multiply_adds",
                "latency_ms",
                "model_bytes",
                "peak_memory_bytes"));
        return names;
    }

    /** Those of {@code of} that each fold's own values are measured of too, for an objective {@code metric}. */
    public static List<String> apart(String metric) {
        return metric.startsWith("val_") && !metric.equals("val_loss")
                ? List.of("val_loss", metric)
                : List.of("val_loss");
    }

    /** The name of one fold's own value of {@code metric}, like no measure of a class; {@code fold} from 1. */
    public static String ofFold(String metric, int fold) {
        return "fold" + fold + "_" + metric;
    }

    /** The names of every fold's own values; none where there are fewer than two folds. */
    public static List<String> ofFolds(String metric, int folds) {
        return folds < 2
                ? List.of()
                : apart(metric).stream()
                        .flatMap(name -> IntStream.rangeClosed(1, folds).mapToObj(fold -> ofFold(name, fold)))
                        .toList();
    }

    /** The k for which the share of examples is measured whose class is among the k likeliest of {@code classes}. */
    public static int[] ranks(int classes) {
        return IntStream.of(3, 5).filter(k -> k < classes).toArray();
    }

    /** Whether each class's precision and recall are measured. */
    public static boolean areFew(int classes) {
        return classes <= FEW_CLASSES;
    }

    /** What a reader of {@link #of} may look for in vain; empty where there is nothing. */
    static String remark(List<String> classes) {
        return areFew(classes.size())
                ? ""
                : "; of more than %d classes each one's F1 is, but not its precision and recall".formatted(FEW_CLASSES);
    }

    private static List<String> classification(List<String> classes) {
        List<String> names = new ArrayList<>(List.of("loss", "accuracy"));
        IntStream.of(ranks(classes.size())).forEach(k -> names.add("top" + k + "_accuracy"));
        names.addAll(List.of("precision", "recall", "f1", "micro_precision", "micro_recall", "micro_f1"));
        names.addAll(List.of("auc", "log_loss"));
        for (String name : classes) {
            if (areFew(classes.size())) {
                names.addAll(List.of("precision_" + name, "recall_" + name));
            }
            names.add("f1_" + name);
        }
        return names;
    }
}
