package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetFormatsTest {

    @Test
    void theSchemaNamesEveryFormatAndOptionWithItsMeaning() {
        for (String format : DatasetFormats.names()) {
            options(format)
                    .forEach((name, option) -> assertThat(((Json.Object) option).get("description"))
                            .as(format + " " + name)
                            .isPresent());
        }
        assertThat(options("csv"))
                .containsKeys(
                        "label",
                        "task",
                        "columns",
                        "ignore",
                        "drop",
                        "categorical",
                        "group",
                        "header",
                        "delimiter",
                        "stream");
        for (String format : List.of("csv", "text-csv", "text-tsv", "text-folder", "ts")) {
            assertThat(options(format).get("stream")).isEqualTo(options("idx").get("stream"));
        }
        assertThat(options("image-folder")).containsOnlyKeys("size", "resize", "color", "normalise", "stream");
        assertThat(options("ts")).containsOnlyKeys("encoding", "stream");
        assertThat(options("generated")).containsKeys("generator", "seed", "size", "length");
    }

    @Test
    void everyDefaultInTheSchemaIsTakenAndWhatLiesOutsideIsRefused() {
        List<String> tried = new ArrayList<>();
        for (String format : DatasetFormats.names()) {
            options(format).forEach((name, option) -> {
                Json.Object schema = (Json.Object) option;
                schema.get("default")
                        .ifPresent(value -> assertThat(problem(format, name, value))
                                .as(format + " " + name)
                                .isEmpty());
                if (schema.get("minimum").orElse(new Json.Null()) instanceof Json.Number low) {
                    assertThat(problem(format, name, low))
                            .as(format + " " + name)
                            .isEmpty();
                    assertThat(problem(format, name, Json.number(low.doubleValue() - 1)))
                            .as(format + " " + name)
                            .isPresent();
                    tried.add(name);
                }
            });
        }
        assertThat(tried).contains("scale", "min_count", "max_length", "noise");
    }

    /** What is said of one option where nothing else is right. */
    private static Optional<String> problem(String format, String name, Json value) {
        Json.Object options = name.equals("length")
                ? Samples.options("generator", Json.text("waves"), name, value)
                : Samples.options(name, value);
        try {
            DatasetLoader.load(new DatasetSpec("none", format, List.of("a", "b", "c"), List.of(), options), List.of());
            return Optional.empty();
        } catch (InvalidInput refused) {
            return refused.problems().stream()
                    .filter(problem -> problem.path().equals("options." + name))
                    .map(problem -> problem.message())
                    .findFirst();
        }
    }

    private static Map<String, Json> options(String format) {
        for (Json rule : ((Json.Array) member(DatasetFormats.schema(), "allOf")).items()) {
            Json.Object given = (Json.Object) member(rule, "if");
            if (member(given, "properties", "format", "const").equals(Json.text(format))) {
                Json.Object options = (Json.Object) member(rule, "then", "properties", "options");
                Map<String, Json> all = new java.util.LinkedHashMap<>();
                List<Json> choices = options.get("anyOf")
                        .map(any -> ((Json.Array) any).items())
                        .orElse(List.of(options));
                choices.forEach(choice -> all.putAll(((Json.Object) member(choice, "properties")).members()));
                return all;
            }
        }
        throw new AssertionError("no rule for " + format);
    }

    private static Json member(Json from, String... names) {
        Json found = from;
        for (String name : names) {
            found = ((Json.Object) found).get(name).orElseThrow();
        }
        return found;
    }
}
