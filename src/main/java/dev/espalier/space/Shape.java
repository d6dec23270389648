package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What values a place in a trainer's configuration takes. One declaration validates an open configuration at submission
 * (every value that any choice can take must fit), fills defaults and prints as JSON Schema.
 */
public sealed interface Shape {

    /** A whole number from {@code low} to {@code high}, both included. */
    record Whole(long low, long high) implements Shape {}

    /** A real from {@code low} to {@code high}, both included. */
    record Real(double low, double high) implements Shape {}

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {}

    /** Any string. */
    record Text() implements Shape {}

    /** One of these strings. */
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A list of {@code shortest} to {@code longest} items. */
    record ListOf(Shape item, int shortest, int longest) implements Shape {}

    /** An object with these members and no others. */
    record Fields(SequencedMap<String, Field> fields) implements Shape {}

    /**
     * An object told apart by its member {@code type}; where every field of a type has a default, the type's name alone
     * stands for it.
     */
    record Tagged(SequencedMap<String, Fields> types) implements Shape {}

    /** A value of any one of these shapes. */
    record Either(List<Shape> shapes) implements Shape {
        public Either {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * A member of an object.
     *
     * @param fallback the value where it is left out; empty where it must be given
     * @param meaning one sentence for the schema's reader, units included
     */
    record Field(Shape shape, Optional<Json> fallback, String meaning) {}
}
