package dev.espalier.cli.client;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An object of a server's answer, read leniently: a member that is absent or {@code null} is empty, never an error. */
public record Answer(Json.Object json) {

    /** The object that {@code json} is; an empty one where it is anything else. */
    public static Answer of(Json json) {
        return new Answer(json instanceof Json.Object object ? object : Json.EMPTY);
    }

    /** A string, or a number or truth as text; empty where there is none. */
    public String text(String name) {
        return json.get(name).map(Answer::plain).orElse("");
    }

    /** A number, those that are not finite included. */
    public OptionalDouble number(String name) {
        return json.get(name).map(Answer::asNumber).orElse(OptionalDouble.empty());
    }

    /** A whole number; 0 where there is none. */
    public int whole(String name) {
        return (int) number(name).orElse(0);
    }

    public Answer object(String name) {
        return of(json.get(name).orElse(Json.EMPTY));
    }

    public List<Answer> list(String name) {
        return items(name).stream().map(Answer::of).toList();
    }

    /** The items of an array, each as plain text. */
    public List<String> texts(String name) {
        return items(name).stream().map(Answer::plain).toList();
    }

    public boolean isEmpty() {
        return json.members().isEmpty();
    }

    private List<Json> items(String name) {
        return json.get(name).filter(Json.Array.class::isInstance).map(Json.Array.class::cast).stream()
                .flatMap(array -> array.items().stream())
                .toList();
    }

    /** A scalar as a person would write it; arrays in brackets; nothing for {@code null}. */
    public static String plain(Json json) {
        return switch (json) {
            case Json.Text text -> text.value();
            case Json.Number number -> number.plain();
            case Json.Bool bool -> String.valueOf(bool.value());
            case Json.Null _ -> "";
            case Json.Array array ->
                array.items().stream().map(Answer::plain).toList().toString();
            case Json.Object object -> String.join(" ", object.members().keySet());
        };
    }

    private static OptionalDouble asNumber(Json json) {
        return switch (json) {
            case Json.Number number -> OptionalDouble.of(number.doubleValue());
            case Json.Text(String word) ->
                notFinite(word).stream().mapToDouble(d -> d).findFirst();
            case Json.Bool _, Json.Null _, Json.Array _, Json.Object _ -> OptionalDouble.empty();
        };
    }

    private static Optional<Double> notFinite(String word) {
        return switch (word) {
            case "nan" -> Optional.of(Double.NaN);
            case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }
}
