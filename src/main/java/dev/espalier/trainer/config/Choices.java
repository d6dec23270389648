package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which open choices a value in an open configuration takes.
 *
 * @param place the parameter path of where it stands, as constraints name it
 * @param made parameter path to what a configuration shows for it
 */
record Choices(String place, SequencedMap<String, Json> made) {

    /** At the root, where nothing is chosen yet. */
    static final Choices NONE = new Choices("", new LinkedHashMap<>());

    /** One member of an object, or one item of a list, further down. */
    Choices at(String step) {
        return new Choices(place.isEmpty() ? step : place + "." + step, made);
    }

    /** With {@code shown} chosen here. */
    Choices taking(Json shown) {
        return and(Map.of(place, shown));
    }

    /** With those of another place too. */
    Choices and(Choices other) {
        return and(other.made);
    }

    private Choices and(Map<String, Json> others) {
        SequencedMap<String, Json> all = new LinkedHashMap<>(made);
        all.putAll(others);
        return new Choices(place, all);
    }
}
