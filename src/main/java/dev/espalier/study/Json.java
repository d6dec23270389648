package dev.espalier.study;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An immutable JSON value (RFC 8259). Object members keep their order; numbers compare by value, so {@code 1.0} equals
 * {@code 1}.
 */
public sealed interface Json {

    /** The empty object. */
    Json.Object EMPTY = new Json.Object(new LinkedHashMap<>());

    /** A number that is not finite travels as {@code "nan"}, {@code "inf"} or {@code "-inf"}. */
    static Json number(double value) {
        if (Double.isNaN(value)) {
            return new Text("nan");
        }
        if (Double.isInfinite(value)) {
            return new Text(value > 0 ? "inf" : "-inf");
        }
        return new Number(BigDecimal.valueOf(value));
    }

    static Json number(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Json text(String value) {
        return new Text(value);
    }

    /** A JSON object; members keep the order of {@code members}. */
    record Object(SequencedMap<String, Json> members) implements Json {
        public Object {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** A copy in which {@code name} holds {@code value}. */
        public Object with(String name, Json value) {
            SequencedMap<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Object(copy);
        }
    }

    /** A JSON array. */
    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** A JSON string. */
    record Text(String value) implements Json {}

    /** A JSON number, exact. */
    record Number(BigDecimal value) implements Json {
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        public double doubleValue() {
            return value.doubleValue();
        }

        /** All its digits, unless these are more than a thousand: a few characters of JSON can say a number of a billion. */
        public String plain() {
            return Math.abs((long) value.scale()) > 1000 ? value.toString() : value.toPlainString();
        }

        /** Whether the number has no fraction and fits a {@code long}. */
        public boolean isWhole() {
            return value.scale() <= 0 && value.precision() - value.scale() <= 18;
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {}

    /** {@code null}. */
    record Null() implements Json {}
}
