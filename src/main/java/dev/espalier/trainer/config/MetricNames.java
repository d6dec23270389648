package dev.espalier.trainer.config;

import java.util.ArrayList;
import java.util.List;

/** The names of what is measured after every epoch. */
public final class MetricNames {
    private MetricNames() {}

    /** Every metric of {@code task}, for a data set with {@code classes}. */
    public static List<String> of(Task task, List<String> classes) {
        List<String> names = new ArrayList<>(List.of("val_loss"));
        if (task.isRegression()) {
            names.addAll(List.of("val_rmse", "val_r2"));
        } else {
            names.addAll(List.of("val_accuracy", "val_f1"));
            classes.forEach(name -> names.add("val_f1_" + name));
        }
        names.addAll(List.of("train_loss", "epoch_s", "parameters_count"));
        return names;
    }
}
