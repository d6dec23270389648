package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A parameter whose values are listed. The code is the index. */
public sealed interface Listed extends Parameter permits Parameter.Choice, Parameter.Ordinal {
    /** What a configuration shows for each index; at least one. */
    List<Json> values();

    @Override
    default OptionalLong count() {
        return OptionalLong.of(values().size());
    }

    @Override
    default double codeAt(long place) {
        return place;
    }

    @Override
    default double fromUnit(double unit) {
        return Math.clamp((long) Math.floor(unit * values().size()), 0, values().size() - 1);
    }

    @Override
    default double toUnit(double code) {
        return (nearest(code) + 0.5) / values().size();
    }

    @Override
    default double nearest(double code) {
        return Double.isNaN(code) ? 0 : Math.clamp(Math.round(code), 0, values().size() - 1);
    }

    @Override
    default Json value(double code) {
        return values().get((int) nearest(code));
    }

    @Override
    default OptionalDouble codeOf(Json value) {
        int place = values().indexOf(value);
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(place);
    }

    @Override
    default String takes() {
        return "one of " + Words.list(values().stream().map(Words::value).toList());
    }
}
