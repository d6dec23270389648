package dev.espalier.json;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A configuration as {@code {values, code}}, whole enough to be read back without its space. */
final class ConfigurationJson {
    private ConfigurationJson() {}

    static Json of(Configuration configuration) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("values", new Json.Object(configuration.values()));
        members.put(
                "code",
                new Json.Array(Arrays.stream(configuration.code())
                        .mapToObj(Json::number)
                        .toList()));
        return new Json.Object(members);
    }

    static Configuration read(Json json) {
        if (json instanceof Json.Object object
                && object.get("values").orElse(json) instanceof Json.Object values
                && object.get("code").orElse(json) instanceof Json.Array code) {
            return new Configuration(
                    values.members(),
                    code.items().stream().mapToDouble(Numbers::read).toArray());
        }
        throw new IllegalArgumentException("a configuration is an object with the members values and code");
    }
}
