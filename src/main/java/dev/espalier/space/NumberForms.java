package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code $float} and {@code $int}; one for each form, with problems of its own. */
final class NumberForms {
    /** 2^53, up to which a double holds every whole number. */
    static final long LARGEST_WHOLE = 1L << 53;

    /**
     * A range whose ends differ by no more than this part of them is as good as even on a logarithmic scale, and the logarithms
     * of its ends too near to each other to reckon with.
     */
    private static final double NARROW = 1e-6;

    private static final List<String> KNOWN = List.of("low", "high", "log", "step");

    private final Problems problems;

    NumberForms(Problems problems) {
        this.problems = problems;
    }

    /** The parameter; empty when something was wrong. */
    Optional<Parameter> real(Json body, Place place, int index) {
        String path = place.problemPath() + "." + Forms.FLOAT;
        Optional<FormBody> form = FormBody.of(body, path, KNOWN, problems);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> low = form.get().real("low");
        Optional<Double> high = form.get().real("high");
        Optional<Double> step = form.get().optionalReal("step");
        Scale scale = form.get().scale();
        if (low.isPresent() && high.isPresent()) {
            checkRange(place.problemPath(), low.get(), high.get(), scale);
            step.ifPresent(width -> checkRealStep(path, low.get(), high.get(), width));
        }
        checkLogStep(path, form.get(), scale);
        return !problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parameter.Real(
                        place.path(),
                        index,
                        place.condition(),
                        low.orElseThrow(),
                        high.orElseThrow(),
                        scale(scale, low.orElseThrow(), high.orElseThrow()),
                        step.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }

    /** The parameter; empty when something was wrong. */
    Optional<Parameter> whole(Json body, Place place, int index) {
        String path = place.problemPath() + "." + Forms.INT;
        Optional<FormBody> form = FormBody.of(body, path, KNOWN, problems);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> low = form.get().whole("low");
        Optional<Long> high = form.get().whole("high");
        Optional<Long> step = form.get().optionalWhole("step");
        Scale scale = form.get().scale();
        if (low.isPresent() && high.isPresent()) {
            checkRange(place.problemPath(), low.get(), high.get(), scale);
            step.ifPresent(width -> checkStep(path, high.get() - low.get(), width));
        }
        checkLogStep(path, form.get(), scale);
        return !problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parameter.Whole(
                        place.path(),
                        index,
                        place.condition(),
                        low.orElseThrow(),
                        high.orElseThrow(),
                        scale(scale, low.orElseThrow(), high.orElseThrow()),
                        step.orElse(1L)));
    }

    private static Scale scale(Scale asked, double low, double high) {
        return asked == Scale.LOG && (high - low) / low > NARROW ? Scale.LOG : Scale.LINEAR;
    }

    private void checkRange(String path, double low, double high, Scale scale) {
        if (low == high) {
            problems.add(
                    path,
                    "low and high are both " + Words.number(low) + ", which leaves nothing to choose; write the value "
                            + Words.number(low) + " itself.");
        } else if (low > high) {
            problems.add(path, "low " + Words.number(low) + " must be below high " + Words.number(high) + ".");
        }
        if (scale == Scale.LOG && low <= 0) {
            problems.add(
                    path,
                    "a log scale needs low above 0, but low is " + Words.number(low)
                            + "; raise it, or leave out \"log\".");
        }
    }

    private void checkRealStep(String path, double low, double high, double step) {
        checkStep(path, high - low, step);
        double steps = Double.isInfinite(high - low) ? high / step - low / step : (high - low) / step;
        if (step > 0 && steps > LARGEST_WHOLE) {
            problems.add(path + ".step", "is too small for the range; leave it out for a continuous range.");
        }
    }

    private void checkStep(String path, double width, double step) {
        if (step <= 0) {
            problems.add(path + ".step", "must be above 0, but is " + Words.number(step) + ".");
        } else if (width > 0 && step > width) {
            problems.add(
                    path + ".step",
                    Words.number(step) + " does not fit: the range is only " + Words.number(width) + " wide.");
        }
    }

    private void checkLogStep(String path, FormBody form, Scale scale) {
        if (scale == Scale.LOG && form.has("step")) {
            problems.add(path + ".step", "does not go with \"log\"; leave out one of them.");
        }
    }
}
