package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;

/** Spaces without a meaning, to time samplers on. */
final class Spaces {
    static final Named REALS_6 = new Named("6 real parameters", reals(6));
    static final Named REALS_10 = new Named("10 real parameters", reals(10));
    static final Named REALS_40 = new Named("40 real parameters", reals(40));
    static final Named MIXED_40 = new Named("40 mixed parameters", mixed(10));

    private Spaces() {}

    /** @param tree the space, as a study's {@code trial} */
    record Named(String name, Json.Object tree) {
        SearchSpace space() {
            Problems problems = new Problems();
            SearchSpace space = SearchSpace.parse(tree, List.of(), problems);
            problems.throwIfAny();
            return space;
        }
    }

    private static Json.Object reals(int count) {
        Json.Object tree = Json.EMPTY;
        for (int i = 0; i < count; i++) {
            tree = tree.with("x" + i, form("{'$float': {'low': -5, 'high': 5}}"));
        }
        return tree;
    }

    /** Four kinds of parameters, {@code each} of every kind. */
    private static Json.Object mixed(int each) {
        Json.Object tree = Json.EMPTY;
        for (int i = 0; i < each; i++) {
            tree = tree.with("rate" + i, form("{'$float': {'low': 1e-5, 'high': 1, 'log': true}}"))
                    .with("share" + i, form("{'$float': {'low': 0, 'high': 1}}"))
                    .with("size" + i, form("{'$int': {'low': 1, 'high': 64}}"))
                    .with("kind" + i, form("{'$choice': ['a', 'b', 'c']}"));
        }
        return tree;
    }

    private static Json form(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }
}
