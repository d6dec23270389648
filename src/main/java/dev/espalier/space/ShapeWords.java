package dev.espalier.space;

import java.util.List;
import java.util.stream.Collectors;

/** What a shape takes, for a person. */
final class ShapeWords {
    private ShapeWords() {}

    static String takes(Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> "a whole number" + range(leastWhole(whole), mostWhole(whole));
            case Shape.Real real -> "a number" + range(leastReal(real), mostReal(real));
            case Shape.Truth _ -> "true or false";
            case Shape.Text _ -> "a text";
            case Shape.Word word -> "one of " + quotedList(word.words());
            case Shape.ListOf list -> "a list of " + length(list) + ", each " + takes(list.item());
            case Shape.Fields fields ->
                "an object with " + String.join(", ", fields.fields().keySet());
            case Shape.Tagged tagged ->
                "an object whose type is one of "
                        + quotedList(List.copyOf(tagged.types().keySet()));
            case Shape.Either either ->
                either.shapes().stream().map(ShapeWords::takes).collect(Collectors.joining(", or "));
        };
    }

    private static String quotedList(List<String> words) {
        return Words.list(words.stream().map(Words::quoted).toList());
    }

    private static String leastWhole(Shape.Whole whole) {
        return whole.low() == Long.MIN_VALUE ? "" : Long.toString(whole.low());
    }

    private static String mostWhole(Shape.Whole whole) {
        return whole.high() == Long.MAX_VALUE ? "" : Long.toString(whole.high());
    }

    private static String leastReal(Shape.Real real) {
        return isEdge(real.low()) ? "" : Words.number(real.low());
    }

    private static String mostReal(Shape.Real real) {
        return isEdge(real.high()) ? "" : Words.number(real.high());
    }

    /** Whether a bound stands for none. */
    static boolean isEdge(double bound) {
        return Math.abs(bound) >= Double.MAX_VALUE;
    }

    private static String range(String least, String most) {
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : " of at most " + most;
        }
        return most.isEmpty() ? " of at least " + least : " from " + least + " to " + most;
    }

    private static String length(Shape.ListOf list) {
        String most = list.longest() == Integer.MAX_VALUE ? " or more" : " to " + list.longest();
        return list.shortest() == list.longest()
                ? list.shortest() + (list.shortest() == 1 ? " item" : " items")
                : list.shortest() + most + " items";
    }
}
