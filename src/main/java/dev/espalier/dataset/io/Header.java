package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Whether the first row names the columns. */
public enum Header {
    PRESENT,
    ABSENT,
    /** To be told by looking. */
    AUTO;

    public static Header read(Options options) {
        Json.Object schema = OptionSchema.oneOf(List.of(new Json.Bool(true), new Json.Bool(false), Json.text("auto")))
                .with("default", Json.text("auto"));
        return options.value("header", schema, "whether the first row names the columns; auto: told by looking")
                .map(value -> switch (value) {
                    case Json.Bool(boolean present) -> present ? PRESENT : ABSENT;
                    case Json.Text(String text) when text.equals("auto") -> AUTO;
                    case Json other -> {
                        options.problem("header", "must be true, false or \"auto\"");
                        yield AUTO;
                    }
                })
                .orElse(AUTO);
    }

    /** @param guess whether the first row looks like a header; asked only where nothing was said */
    public boolean isPresent(BooleanSupplier guess) {
        return switch (this) {
            case PRESENT -> true;
            case ABSENT -> false;
            case AUTO -> guess.getAsBoolean();
        };
    }

    /** The names that a first row gives to the columns. */
    public static List<String> names(Row first, DataFile file) {
        Set<String> seen = new HashSet<>();
        for (String name : first.cells()) {
            if (!seen.add(name)) {
                throw DatasetFailure.atLine(
                        file.name(),
                        first.line(),
                        "two columns are called " + name
                                + "; expected a name of its own for each, or option header to be false");
            }
        }
        return first.cells();
    }

    /** {@code column_0}, {@code column_1}, … */
    public static List<String> unnamed(int width) {
        return IntStream.range(0, width)
                .mapToObj(column -> String.format(Locale.ROOT, "column_%d", column))
                .toList();
    }
}
