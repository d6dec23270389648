package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Search spaces for tests, from JSON with single quotes. */
final class Spaces {
    private Spaces() {}

    /** A nested space with every form in it. */
    static final String GARDEN = """
            {'batch_size': {'$ordinal': [16, 32, 64]},
             'learning_rate': {'$float': {'low': 1e-4, 'high': 0.1, 'log': true}},
             'schedule': {'$choice': ['constant', 'cosine']},
             'layers': [{'width': {'$int': {'low': 8, 'high': 256, 'log': true}}}, 'relu'],
             'model': {'$choice': {
               'plain': {'type': 'cnn', 'depth': {'$int': {'low': 2, 'high': 6}},
                         'dropout': {'$choice': ['none', {'rate': {'$float': {'low': 0, 'high': 0.5, 'step': 0.1}}}]}},
               'residual': {'type': 'resnet', 'blocks': {'$int': {'low': 1, 'high': 9, 'step': 2}}}}}}
            """;

    static SearchSpace of(String json, String... constraints) {
        Problems problems = new Problems();
        SearchSpace space = SearchSpace.parse(object(json), List.of(constraints), problems);
        problems.throwIfAny();
        return space;
    }

    static List<Problem> problems(String json, String... constraints) {
        Problems problems = new Problems();
        SearchSpace.parse(object(json), List.of(constraints), problems);
        return problems.list();
    }

    static Json.Object object(String json) {
        return (Json.Object) new Reader(json.replace('\'', '"')).value();
    }

    /** Just enough of a JSON parser for well-formed tests: the room must not import one. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Json value() {
            skip();
            char first = text.charAt(at);
            if (first == '{') {
                return members();
            }
            if (first == '[') {
                return items();
            }
            if (first == '"') {
                return Json.text(string());
            }
            int start = at;
            while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> new Json.Bool(true);
                case "false" -> new Json.Bool(false);
                case "null" -> new Json.Null();
                default -> new Json.Number(new java.math.BigDecimal(word));
            };
        }

        private Json members() {
            SequencedMap<String, Json> members = new LinkedHashMap<>();
            for (at++, skip(); text.charAt(at) != '}'; skip()) {
                String name = string();
                skip();
                at++;
                members.put(name, value());
            }
            at++;
            return new Json.Object(members);
        }

        private Json items() {
            List<Json> items = new ArrayList<>();
            for (at++, skip(); text.charAt(at) != ']'; skip()) {
                items.add(value());
            }
            at++;
            return new Json.Array(items);
        }

        private String string() {
            int end = text.indexOf('"', at + 1);
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }

        private void skip() {
            while (at < text.length() && " \n,".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
