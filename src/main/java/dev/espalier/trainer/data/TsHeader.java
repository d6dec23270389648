package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What the {@code @} lines of a {@code .ts} file say.
 *
 * @param classes as declared, in that order; empty for numbers
 * @param dimensions channels of every case, where declared
 */
record TsHeader(Target target, List<String> classes, OptionalInt dimensions) {

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
        private OptionalInt dimensions = OptionalInt.empty();
        private boolean numbers;

        Reader(DataFile file) {
            this.file = file;
        }

        /** Lines that say nothing about how to read the data, such as the problem's name, are passed over. */
        void accept(long line, String text) {
            List<String> words = Arrays.asList(text.strip().split("\\s+"));
            List<String> values = words.subList(1, words.size());
            switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                case "@timestamps" -> {
                    if (says(values, "true")) {
                        throw DatasetFailure.atLine(
                                file.name(), line, "found time stamps; expected values alone, evenly spaced in time");
                    }
                }
                case "@univariate" -> {
                    if (says(values, "true")) {
                        dimensions = OptionalInt.of(1);
                    }
                }
                case "@dimension", "@dimensions" -> dimensions = OptionalInt.of(count(line, values));
                case "@classlabel" -> {
                    if (says(values, "true")) {
                        if (values.size() < 3) {
                            throw DatasetFailure.atLine(
                                    file.name(),
                                    line,
                                    "declares fewer than two classes; expected @classLabel true and at least two");
                        }
                        values.subList(1, values.size()).forEach(name -> declare(name, line));
                    }
                }
                case "@targetlabel" -> numbers = says(values, "true");
                default -> {}
            }
        }

        /** A class that stood twice would shift the indices of those after it. */
        private void declare(String name, long line) {
            if (classes.contains(name)) {
                throw DatasetFailure.atLine(
                        file.name(), line, "declares the class %s twice; expected each once".formatted(name));
            }
            classes.add(name);
        }

        TsHeader done(long line) {
            if (numbers == !classes.isEmpty()) {
                throw DatasetFailure.atLine(
                        file.name(),
                        line,
                        numbers
                                ? "declares both classes and numbers to predict; expected one of @classLabel and @targetLabel"
                                : "ends the header without saying what to predict; expected @classLabel true and the classes, or @targetLabel true");
            }
            return new TsHeader(numbers ? Target.NUMBER : Target.CLASS, List.copyOf(classes), dimensions);
        }

        private int count(long line, List<String> values) {
            if (values.size() == 1 && values.getFirst().matches("[1-9]\\d{0,4}")) {
                return Integer.parseInt(values.getFirst());
            }
            throw DatasetFailure.atLine(
                    file.name(),
                    line,
                    "found dimensions " + String.join(" ", values) + "; expected a whole number from 1 on");
        }

        private static boolean says(List<String> values, String word) {
            return !values.isEmpty() && values.getFirst().equalsIgnoreCase(word);
        }
    }
}
