package dev.espalier.dataset;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.util.List;

/** The data sets that every server has, made up on the spot. */
public final class BuiltinDatasets {
    private BuiltinDatasets() {}

    /**
     * {@code shapes}: 2,500 grey images of 16 x 16, 4 classes; {@code waves}: 1,600 series of 32 to 48 steps, 4 classes;
     * {@code spirals}: 1,200 points of the plane, 3 classes.
     */
    public static List<DatasetSpec> specs() {
        return List.of(generated("shapes"), generated("waves"), generated("spirals"));
    }

    private static DatasetSpec generated(String name) {
        return new DatasetSpec(
                name, "generated", List.of(), List.of(), JsonFields.object("generator", Json.text(name)));
    }
}
