package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import java.util.List;
import java.util.OptionalInt;

/** The member {@code freeze}: its members, and what they say. */
final class FreezeVocabulary {
    static final String ALL = "all_but_head";

    private FreezeVocabulary() {}

    static Shape.Fields fields() {
        return new FieldsBuilder()
                .either(
                        "layers",
                        List.of(new Shape.Whole(0, 1000), new Shape.Word(List.of(ALL))),
                        Json.number(0),
                        "how many of the first layers do not move, such as the stem, each stage, each recurrent layer; at most all_but_head, which leaves the output layer to train")
                .whole(
                        "until_epoch",
                        0,
                        1_000_000,
                        0,
                        "last epoch in which they do not; from the next all train, the optimizer beginning anew; 0 for never")
                .word(
                        "features",
                        List.of("computed", "cached"),
                        "computed",
                        "cached: what the output layer reads is computed once, with all_but_head in every epoch, no dropout and no augmentation")
                .build();
    }

    static Freeze read(ConfigReader freeze) {
        OptionalInt layers =
                freeze.isWord("layers", ALL) ? OptionalInt.empty() : OptionalInt.of(freeze.whole("layers"));
        return new Freeze(layers, freeze.whole("until_epoch"), freeze.word("features", Freeze.Features.class));
    }
}
