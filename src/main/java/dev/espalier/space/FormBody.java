package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the members of a {@code $float} or {@code $int}, each with its type, and notes what is wrong. */
final class FormBody {
    private final Json.Object body;
    private final String path;
    private final Problems problems;

    private FormBody(Json.Object body, String path, Problems problems) {
        this.body = body;
        this.path = path;
        this.problems = problems;
    }

    /** The body as an object without unknown members; empty when it is no object. */
    static Optional<FormBody> of(Json body, String path, List<String> known, Problems problems) {
        if (!(body instanceof Json.Object object)) {
            problems.add(
                    path, "must be an object such as {\"low\": 1, \"high\": 8}, but is " + Words.describe(body) + ".");
            return Optional.empty();
        }
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                problems.add(
                        path + "." + name,
                        "is unknown here." + Nearest.hint(name, known) + " Known are " + String.join(", ", known)
                                + ".");
            }
        }
        return Optional.of(new FormBody(object, path, problems));
    }

    boolean has(String name) {
        return body.get(name).isPresent();
    }

    /** A finite real that must be there. */
    Optional<Double> real(String name) {
        return required(name).flatMap(value -> realOf(name, value));
    }

    /** A finite real that may be left out. */
    Optional<Double> optionalReal(String name) {
        return body.get(name).flatMap(value -> realOf(name, value));
    }

    /** A whole number that must be there. */
    Optional<Long> whole(String name) {
        return required(name).flatMap(value -> wholeOf(name, value));
    }

    /** A whole number that may be left out. */
    Optional<Long> optionalWhole(String name) {
        return body.get(name).flatMap(value -> wholeOf(name, value));
    }

    /** {@code log}: logarithmic where true, linear where false or left out. */
    Scale scale() {
        Json log = body.get("log").orElse(new Json.Bool(false));
        if (!(log instanceof Json.Bool bool)) {
            problems.add(path + ".log", "must be true or false, but is " + Words.describe(log) + ".");
            return Scale.LINEAR;
        }
        return bool.value() ? Scale.LOG : Scale.LINEAR;
    }

    private Optional<Json> required(String name) {
        Optional<Json> value = body.get(name);
        if (value.isEmpty()) {
            problems.add(path + "." + name, "is missing; give the end of the range.");
        }
        return value;
    }

    private Optional<Double> realOf(String name, Json value) {
        if (!(value instanceof Json.Number number)) {
            problems.add(path + "." + name, "must be a finite number, but is " + Words.describe(value) + ".");
            return Optional.empty();
        }
        double real = number.doubleValue();
        if (Double.isInfinite(real)) {
            problems.add(path + "." + name, "is beyond the largest number of 64 bits, about 1.8e308.");
            return Optional.empty();
        }
        return Optional.of(real + 0.0);
    }

    private Optional<Long> wholeOf(String name, Json value) {
        if (!(value instanceof Json.Number number) || number.value().scale() > 0) {
            problems.add(path + "." + name, "must be a whole number, but is " + Words.describe(value) + ".");
            return Optional.empty();
        }
        if (number.value().abs().compareTo(BigDecimal.valueOf(NumberForms.LARGEST_WHOLE)) > 0) {
            problems.add(
                    path + "." + name,
                    "must be from -" + NumberForms.LARGEST_WHOLE + " to " + NumberForms.LARGEST_WHOLE + ".");
            return Optional.empty();
        }
        return Optional.of(number.value().longValueExact());
    }
}
