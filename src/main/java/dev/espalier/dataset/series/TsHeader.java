package dev.espalier.dataset.series;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the {@code @} lines of a {@code .ts} file say.
 *
 * @param classes as declared, in that order; empty for numbers
 * @param shape of every case, as far as it is declared
 */
record TsHeader(Target target, List<String> classes, TsShape shape) {

    /** What stands last in a case. */
    enum Target {
        CLASS,
        NUMBER;

        String words() {
            return switch (this) {
                case CLASS -> "classes";
                case NUMBER -> "numbers";
            };
        }
    }

    /** Gathers the lines of one header. */
    static final class Reader {
        private final DataFile file;
        private final List<String> classes = new ArrayList<>();
        private final Map<String, String> said = new HashMap<>();
        private TsShape shape = TsShape.UNSAID;
        private boolean numbers;

        Reader(DataFile file) {
            this.file = file;
        }

        /** Lines that say nothing about how to read the data, such as the problem's name, are passed over. */
        void accept(long line, String text) {
            List<String> words = Arrays.asList(text.strip().split("\\s+"));
            List<String> values = words.subList(1, words.size());
            String key = words.getFirst().toLowerCase(Locale.ROOT);
            switch (key) {
                case "@timestamps" -> {
                    if (says(line, words)) {
                        throw failure(line, "found time stamps; expected values alone, evenly spaced in time");
                    }
                }
                case "@univariate" -> {
                    once(line, key, text);
                    shape = shape.withUnivariate(says(line, words));
                }
                case "@dimension", "@dimensions" -> {
                    once(line, "@dimensions", text);
                    shape = shape.withDimensions(count(line, "dimensions", values, 5));
                }
                case "@equallength" -> {
                    once(line, key, text);
                    shape = shape.withEqualLength(says(line, words));
                }
                case "@serieslength" -> {
                    once(line, key, text);
                    shape = shape.withLength(count(line, "a series length of", values, 9));
                }
                case "@missing" -> {
                    once(line, key, text);
                    shape = shape.withMissing(says(line, words));
                }
                case "@classlabel" -> {
                    once(line, key, text);
                    if (says(line, words)) {
                        if (values.size() < 3) {
                            throw failure(
                                    line,
                                    "declares fewer than two classes; expected @classLabel true and at least two");
                        }
                        values.subList(1, values.size()).forEach(name -> declare(name, line));
                    }
                }
                case "@targetlabel" -> {
                    once(line, key, text);
                    numbers = says(line, words);
                }
                default -> {}
            }
            shape.contradiction().ifPresent(message -> {
                throw failure(line, message);
            });
        }

        private void once(long line, String key, String text) {
            String before = said.put(key, text);
            if (before != null && !before.equalsIgnoreCase(text)) {
                throw failure(line, "found %s after %s; expected one of the two".formatted(text, before));
            }
        }

        /** A class that stood twice would shift the indices of those after it. */
        private void declare(String name, long line) {
            if (classes.contains(name)) {
                throw failure(line, "declares the class %s twice; expected each once".formatted(name));
            }
            classes.add(name);
        }

        TsHeader done(long line) {
            if (numbers == !classes.isEmpty()) {
                throw failure(
                        line,
                        numbers
                                ? "declares both classes and numbers to predict; expected one of @classLabel and @targetLabel"
                                : "ends the header without saying what to predict; expected @classLabel true and the classes, or @targetLabel true");
            }
            return new TsHeader(numbers ? Target.NUMBER : Target.CLASS, List.copyOf(classes), shape);
        }

        private int count(long line, String what, List<String> values, int digits) {
            if (values.size() == 1 && values.getFirst().matches("[1-9]\\d{0,%d}".formatted(digits - 1))) {
                return Integer.parseInt(values.getFirst());
            }
            throw failure(
                    line, "found %s %s; expected a whole number from 1 on".formatted(what, String.join(" ", values)));
        }

        private boolean says(long line, List<String> words) {
            String value = words.size() > 1 ? words.get(1) : "nothing";
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default ->
                    throw failure(line, "found %s after %s; expected true or false".formatted(value, words.getFirst()));
            };
        }

        private DatasetFailure failure(long line, String message) {
            return DatasetFailure.atLine(file.name(), line, message);
        }
    }
}
