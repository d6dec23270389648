package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.transfer.Matching;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The member {@code start_from}: each type's members, and what they say. */
final class StartVocabulary {
    static final String BEST = "best";
    private static final String FILE = "path below a data root of the server";

    private StartVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put("none", new FieldsBuilder().build());
        types.put(
                "model",
                new FieldsBuilder()
                        .required("file", new Shape.Text(), FILE + " of an exported model")
                        .build());
        types.put(
                "trial",
                new FieldsBuilder()
                        .required("study", new Shape.Text(), "id of an earlier study")
                        .either(
                                "trial",
                                List.of(new Shape.Whole(0, Integer.MAX_VALUE), new Shape.Word(List.of(BEST))),
                                Json.text(BEST),
                                "number of one of its trials; best: the best one it has when this study is submitted")
                        .build());
        types.put(
                "npz",
                new FieldsBuilder()
                        .required("file", new Shape.Text(), FILE + " of named arrays, as numpy.savez writes them")
                        .word(
                                "names",
                                List.of("auto", "names", "order"),
                                "auto",
                                "how arrays find their places; names: by equal names, torchvision's residual nets' included; order: the first of a shape and kind (kernel, bias, a norm's scale) to the model's first, where both have as many; auto: by order where no name is known")
                        .build());
        types.put(
                "djl",
                new FieldsBuilder()
                        .required(
                                "file",
                                new Shape.Text(),
                                FILE
                                        + " of a DJL block's .params, or of a zip with them, the latest epoch's of several; arrays are taken by kind and order")
                        .build());
        return types;
    }

    /** @param start filled, {@code trial} a number */
    static StartFrom read(ConfigReader start) {
        return switch (start.type()) {
            case "none" -> new StartFrom.Nothing();
            case "model" -> new StartFrom.Model(start.text("file"));
            case "trial" -> new StartFrom.Trial(start.text("study"), start.whole("trial"));
            case "npz" -> new StartFrom.Npz(start.text("file"), start.word("names", Matching.class));
            case "djl" -> new StartFrom.Djl(start.text("file"));
            case String other -> throw start.wrong("type", other + " is nothing to start from");
        };
    }
}
