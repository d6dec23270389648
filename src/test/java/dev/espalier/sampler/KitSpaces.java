package dev.espalier.sampler;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.steppedReal;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.testing.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The spaces on which every sampler is tried. */
public enum KitSpaces {
    MIXED(with("rate", logReal(1e-5, 1))
            .with("width", logWhole(4, 512))
            .with("dropout", real(0, 0.8))
            .with("optimizer", choice("sgd", "adam", "adamw"))
            .with("batch", Trees.ordinal(16, 32, 64, 128))),
    TREE(with("rate", logReal(1e-5, 1)).with("model", model())),
    FINITE(with("size", whole(1, 3)).with("share", steppedReal(0, 0.5, 0.25)).with("kind", branches(kinds()))),
    BOUND(with("a", whole(1, 8)).with("b", whole(1, 8)).with("c", real(0, 1)), "a + b <= 6"),
    BOUND_FINITE(with("a", whole(1, 6)).with("b", whole(1, 6)), "a * b <= 6"),
    CLOSED(with("fixed", Json.number(3))),
    ONE_POINT(with("a", Json.number(4)).with("b", choice("only")).with("c", Trees.ordinal(7))),
    CHOICES(with("a", choice("x", "y", "z")).with("b", choice("p", "q"))),
    HUGE(cube(12, -1e300, 1e300)
            .with("count", whole(-4_000_000_000_000_000L, 4_000_000_000_000_000L))
            .with("tiny", logReal(1e-300, 1e300))
            .with("steps", steppedReal(0, 1000, 0.001))
            .with("model", model()));

    private final SearchSpace space;

    KitSpaces(Json.Object tree, String... constraints) {
        space = space(tree, constraints);
    }

    public SearchSpace get() {
        return space;
    }

    public static List<KitSpaces> finite() {
        return List.of(FINITE, BOUND_FINITE, CLOSED, ONE_POINT, CHOICES);
    }

    private static Json model() {
        SequencedMap<String, Json.Object> deep = new LinkedHashMap<>();
        deep.put("plain", Json.EMPTY);
        deep.put("scaled", with("scale", real(0, 2)));
        SequencedMap<String, Json.Object> models = new LinkedHashMap<>();
        models.put("conv", with("depth", whole(1, 24)).with("shortcut", branches(deep)));
        models.put("gru", with("units", logWhole(16, 512)));
        models.put("linear", Json.EMPTY);
        return branches(models);
    }

    private static SequencedMap<String, Json.Object> kinds() {
        SequencedMap<String, Json.Object> kinds = new LinkedHashMap<>();
        kinds.put("none", Json.EMPTY);
        kinds.put("some", with("level", Trees.ordinal(1, 2)).with("way", choice("up", "down")));
        return kinds;
    }
}
