package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A value that a place in an open configuration can take, and where it is written.
 *
 * @param choices what must be chosen for it
 */
record SearchValue(String path, Json value, Choices choices) {

    /** The root of a configuration. */
    SearchValue(String path, Json value) {
        this(path, value, Choices.NONE);
    }

    /** Every value that a choice here can take; numbers' ranges are kept as they are written. */
    List<SearchValue> candidates() {
        if (!(value instanceof Json.Object object) || object.members().size() != 1) {
            return List.of(this);
        }
        String form = object.members().firstEntry().getKey();
        Json body = object.members().firstEntry().getValue();
        return switch (form) {
            case "$choice" ->
                options(path + "." + form, body)
                        .flatMap(option -> option.candidates().stream())
                        .toList();
            case "$ordinal" -> options(path + "." + form, body).toList();
            default -> List.of(this);
        };
    }

    /** The values of member {@code name}; none where it is left out. */
    List<SearchValue> member(String name) {
        if (value instanceof Json.Object object) {
            return object.get(name)
                    .map(found -> new SearchValue(path + "." + name, found, choices.at(name)).candidates())
                    .orElse(List.of());
        }
        return List.of();
    }

    /** The values of a member of an object told apart by its {@code type}; that may be written as the type's name alone. */
    List<SearchValue> types() {
        return value instanceof Json.Text ? List.of(this) : member("type");
    }

    /** Concrete values that this can become: of a range its ends and a number between, of a list's open items some. */
    List<SearchValue> some() {
        return candidates().stream().flatMap(SearchValue::closed).toList();
    }

    /** With the least number of a range in its place. */
    SearchValue lowest() {
        return end(NumberRange::low);
    }

    /** With the greatest number of a range in its place. */
    SearchValue highest() {
        return end(NumberRange::last);
    }

    /** The least number of a number or of a range; empty for anything else. */
    OptionalDouble least() {
        return number(NumberRange::low);
    }

    /** The greatest number of a number or of a range; empty for anything else. */
    OptionalDouble greatest() {
        return number(NumberRange::last);
    }

    private OptionalDouble number(ToDoubleFunction<NumberRange> end) {
        return value instanceof Json.Number number
                ? OptionalDouble.of(number.doubleValue())
                : NumberRange.of(value).stream().mapToDouble(end).findFirst();
    }

    private SearchValue end(ToDoubleFunction<NumberRange> end) {
        return NumberRange.of(value)
                .map(range -> taking(Json.number(end.applyAsDouble(range))))
                .orElse(this);
    }

    private SearchValue taking(Json chosen) {
        return new SearchValue(path, chosen, choices.taking(chosen));
    }

    private Stream<SearchValue> closed() {
        return switch (value) {
            case Json.Array(List<Json> items) -> lists(items);
            case Json.Object object ->
                NumberRange.of(object)
                        .map(range -> range.some().stream().map(this::taking))
                        .orElse(Stream.of(this));
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> Stream.of(this);
        };
    }

    private Stream<SearchValue> lists(List<Json> items) {
        List<List<SearchValue>> each = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String index = Integer.toString(i);
            each.add(new SearchValue(path + "." + index, items.get(i), choices.at(index)).some());
        }
        return Combinations.of(each).stream()
                .map(list -> new SearchValue(
                        path,
                        new Json.Array(list.stream().map(SearchValue::value).toList()),
                        list.stream().map(SearchValue::choices).reduce(choices, Choices::and)));
    }

    private Stream<SearchValue> options(String form, Json body) {
        return switch (body) {
            case Json.Array(List<Json> items) -> {
                List<SearchValue> all = new ArrayList<>();
                for (Json item : items) {
                    String index = Integer.toString(all.size());
                    all.add(option(form + "." + index, label(item, index), item));
                }
                yield all.stream();
            }
            case Json.Object object ->
                object.members().entrySet().stream()
                        .map(member ->
                                option(form + "." + member.getKey(), Json.text(member.getKey()), member.getValue()));
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> Stream.of();
        };
    }

    private SearchValue option(String where, Json label, Json option) {
        Choices taken = choices.taking(label);
        return new SearchValue(where, option, label instanceof Json.Text(String step) ? taken.at(step) : taken);
    }

    /** What a configuration shows for an option of a list: an option with parts of its own by its type or place, else itself. */
    private static Json label(Json item, String index) {
        return switch (item) {
            case Json.Object object when object.get("type").orElse(item) instanceof Json.Text type -> type;
            case Json.Object _, Json.Array _ -> Json.text(index);
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> item;
        };
    }
}
