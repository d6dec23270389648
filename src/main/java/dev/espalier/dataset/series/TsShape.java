package dev.espalier.dataset.series;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the header of a {@code .ts} file declares of its cases; what it does not declare is empty.
 *
 * @param dimensions channels
 * @param univariate whether there is one channel
 * @param equalLength whether all have as many steps
 * @param length steps; where lengths are declared unequal, at most
 * @param missing whether values may be missing
 */
record TsShape(
        OptionalInt dimensions,
        Optional<Boolean> univariate,
        Optional<Boolean> equalLength,
        OptionalInt length,
        Optional<Boolean> missing) {
    static final TsShape UNSAID =
            new TsShape(OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    TsShape withDimensions(int count) {
        return new TsShape(OptionalInt.of(count), univariate, equalLength, length, missing);
    }

    TsShape withUnivariate(boolean said) {
        return new TsShape(dimensions, Optional.of(said), equalLength, length, missing);
    }

    TsShape withEqualLength(boolean said) {
        return new TsShape(dimensions, univariate, Optional.of(said), length, missing);
    }

    TsShape withLength(int steps) {
        return new TsShape(dimensions, univariate, equalLength, OptionalInt.of(steps), missing);
    }

    TsShape withMissing(boolean said) {
        return new TsShape(dimensions, univariate, equalLength, length, Optional.of(said));
    }

    /** What two of the declarations say against one another. */
    Optional<String> contradiction() {
        if (dimensions.isEmpty() || univariate.isEmpty()) {
            return Optional.empty();
        }
        return univariate.get() == (dimensions.getAsInt() == 1)
                ? Optional.empty()
                : Optional.of("@univariate is %s, but @dimensions %d; expected them to agree"
                        .formatted(univariate.get(), dimensions.getAsInt()));
    }

    /** How many channels each case must have, where that is declared. */
    OptionalInt channels() {
        return univariate.orElse(false) ? OptionalInt.of(1) : dimensions;
    }

    /**
     * How a case differs from what is declared.
     *
     * @param before steps of the case before it; empty of the first
     */
    Optional<String> misfit(int channels, int steps, OptionalInt before, boolean hasMissing) {
        if (channels().isPresent() && channels().getAsInt() != channels) {
            return Optional.of("found %d channels; expected %d, as the header declares"
                    .formatted(channels, channels().getAsInt()));
        }
        if (channels == 1 && univariate.isPresent() && !univariate.get()) {
            return Optional.of("found one channel; expected more, as @univariate is false");
        }
        boolean unequal = equalLength.isPresent() && !equalLength.get();
        if (length.isPresent() && (unequal ? steps > length.getAsInt() : steps != length.getAsInt())) {
            return Optional.of("found %d steps; expected %s%d, as @seriesLength says"
                    .formatted(steps, unequal ? "at most " : "", length.getAsInt()));
        }
        if (equalLength.orElse(false) && before.isPresent() && before.getAsInt() != steps) {
            return Optional.of("found %d steps; expected %d, as the cases before have, since @equalLength is true"
                    .formatted(steps, before.getAsInt()));
        }
        if (hasMissing && missing.isPresent() && !missing.get()) {
            return Optional.of("has a missing value, but @missing is false; expected a number at every step");
        }
        return Optional.empty();
    }
}
