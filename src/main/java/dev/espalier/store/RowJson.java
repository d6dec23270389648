package dev.espalier.store;

import dev.espalier.json.JsonMapping;
import dev.espalier.json.JsonText;
import dev.espalier.json.MalformedJson;
import dev.espalier.json.Numbers;
import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** JSON columns. */
final class RowJson {
    private RowJson() {}

    static String write(Object value) {
        return JsonMapping.write(value);
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JsonMapping.read(text, type);
        } catch (MalformedJson damaged) {
            throw damaged(damaged);
        }
    }

    static String print(SequencedMap<String, Json> members) {
        return JsonText.print(new Json.Object(members));
    }

    static SequencedMap<String, Json> members(String text) {
        try {
            return ((Json.Object) JsonText.parse(text)).members();
        } catch (MalformedJson damaged) {
            throw damaged(damaged);
        }
    }

    /** No failure of the store: of a row that makes no sense, its study alone is to suffer. The log has what is wrong with it. */
    private static IllegalArgumentException damaged(MalformedJson problem) {
        IllegalArgumentException damaged =
                new IllegalArgumentException("a row of the database is not the JSON that was written");
        damaged.addSuppressed(problem);
        return damaged;
    }

    static String printMetrics(SequencedMap<String, Double> metrics) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        metrics.forEach((name, value) -> members.put(name, Json.number(value)));
        return print(members);
    }

    static SequencedMap<String, Double> metrics(String text) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        members(text)
                .forEach((name, value) -> metrics.put(name, Numbers.of(value).orElse(Double.NaN)));
        return metrics;
    }
}
