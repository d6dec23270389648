package dev.espalier.store;

import dev.espalier.json.JsonMapping;
import dev.espalier.json.JsonText;
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
        return JsonMapping.read(text, type);
    }

    static String print(SequencedMap<String, Json> members) {
        return JsonText.print(new Json.Object(members));
    }

    static SequencedMap<String, Json> members(String text) {
        return ((Json.Object) JsonText.parse(text)).members();
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
