package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How an option names a column. */
public sealed interface ColumnName {

    ColumnName FIRST = new Named("first");
    ColumnName LAST = new Named("last");

    /** By index, counted from 0. */
    record At(int index) implements ColumnName {
        @Override
        public String toString() {
            return Integer.toString(index);
        }
    }

    /** By name; {@code first} and {@code last} mean the place unless a column is called so. */
    record Named(String name) implements ColumnName {
        @Override
        public String toString() {
            return name;
        }
    }

    static Optional<ColumnName> of(Json value) {
        return switch (value) {
            case Json.Text(String name) when !name.isEmpty() -> Optional.of(new Named(name));
            case Json.Number number
            when number.isWhole() && number.doubleValue() >= 0 && number.doubleValue() < 1e6 ->
                Optional.of(new At(number.value().intValueExact()));
            case Json.Text text -> Optional.empty();
            case Json.Number number -> Optional.empty();
            case Json.Object object -> Optional.empty();
            case Json.Array array -> Optional.empty();
            case Json.Bool bool -> Optional.empty();
            case Json.Null none -> Optional.empty();
        };
    }

    /** The index among {@code columns}; empty where there is no such column. */
    default OptionalInt find(List<String> columns) {
        return switch (this) {
            case At(int index) -> index < columns.size() ? OptionalInt.of(index) : OptionalInt.empty();
            case Named(String name) -> {
                int at = columns.indexOf(name);
                if (at < 0 && name.equals("first")) {
                    at = 0;
                } else if (at < 0 && name.equals("last")) {
                    at = columns.size() - 1;
                }
                yield at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
            }
        };
    }
}
