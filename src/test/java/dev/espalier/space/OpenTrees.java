package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Random open configurations, their members taken from given values or choices between them. */
final class OpenTrees {
    private OpenTrees() {}

    /** @param pools the values that each member may take, the first one oftener than the others */
    static Json.Object of(RandomGenerator random, Map<String, List<String>> pools) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        new TreeMap<>(pools).forEach((name, pool) -> members.put(name, value(random, pool, 2)));
        return new Json.Object(members);
    }

    private static Json value(RandomGenerator random, List<String> pool, int depth) {
        if (depth == 0 || random.nextInt(4) > 0) {
            String taken = pool.get(random.nextInt(3) > 0 ? 0 : random.nextInt(pool.size()));
            return Spaces.object("{'it': " + taken + "}").get("it").orElseThrow();
        }
        List<Json> options = new ArrayList<>();
        SequencedMap<String, Json> labelled = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            options.add(value(random, pool, depth - 1));
            labelled.put("branch" + i, options.getLast());
        }
        return Json.EMPTY.with("$choice", random.nextBoolean() ? new Json.Object(labelled) : new Json.Array(options));
    }
}
