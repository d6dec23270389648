package dev.espalier.space;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The tree with its open choices marked, from which training configurations are made. */
sealed interface Template {

    /** The tree with every open choice replaced by its value. */
    Json fill(Configuration configuration);

    /** Nothing open at or below here. */
    record Fixed(Json value) implements Template {
        @Override
        public Json fill(Configuration configuration) {
            return value;
        }
    }

    /** A number or an ordinal. */
    record Open(String path) implements Template {
        @Override
        public Json fill(Configuration configuration) {
            return configuration.values().get(path);
        }
    }

    /** A choice; {@code branches} by its code. */
    record Branches(int parameter, List<Template> branches) implements Template {
        @Override
        public Json fill(Configuration configuration) {
            return branches.get((int) configuration.code(parameter)).fill(configuration);
        }
    }

    /** An object. */
    record Members(SequencedMap<String, Template> members) implements Template {
        @Override
        public Json.Object fill(Configuration configuration) {
            SequencedMap<String, Json> filled = new LinkedHashMap<>();
            members.forEach((name, member) -> filled.put(name, member.fill(configuration)));
            return new Json.Object(filled);
        }
    }

    /** A list. */
    record Items(List<Template> items) implements Template {
        @Override
        public Json fill(Configuration configuration) {
            return new Json.Array(
                    items.stream().map(item -> item.fill(configuration)).toList());
        }
    }
}
