package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A value that a place in an open configuration can take, and where it is written. */
record OpenValue(String path, Json value) {

    /** Every value that a choice here can take; numbers' ranges are kept as they are written. */
    List<OpenValue> candidates() {
        if (!(value instanceof Json.Object object) || object.members().size() != 1) {
            return List.of(this);
        }
        String form = object.members().firstEntry().getKey();
        Json body = object.members().firstEntry().getValue();
        return switch (form) {
            case "$choice", "$ordinal" -> options(path + "." + form, body);
            default -> List.of(this);
        };
    }

    /** The values of member {@code name}; none where it is left out. */
    List<OpenValue> member(String name) {
        if (value instanceof Json.Object object) {
            return object.get(name)
                    .map(found -> new OpenValue(path + "." + name, found).candidates())
                    .orElse(List.of());
        }
        return List.of();
    }

    /** The values of a member of an object told apart by its {@code type}; that may be written as the type's name alone. */
    List<OpenValue> types() {
        return value instanceof Json.Text ? List.of(this) : member("type");
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

    private static List<OpenValue> options(String path, Json body) {
        List<OpenValue> all = new ArrayList<>();
        switch (body) {
            case Json.Array(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    all.addAll(new OpenValue(path + "." + i, items.get(i)).candidates());
                }
            }
            case Json.Object object ->
                object.members()
                        .forEach((label, option) -> all.addAll(new OpenValue(path + "." + label, option).candidates()));
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> {}
        }
        return all;
    }
}
