package dev.espalier.dataset.series;

import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** One case of a {@code .ts} file, as written. */
record TsLine(DataFile file, long line, String text, TsHeader.Target target) {

    TsFile.Case parse(OptionalInt expected) {
        List<String> parts = parts();
        if (parts.size() < 2) {
            throw failure("found no colon; expected channels divided by colons, and the label last");
        }
        if (expected.isPresent() && channels() != expected.getAsInt()) {
            throw failure("found %d channels; expected %d".formatted(channels(), expected.getAsInt()));
        }
        String label = parts.getLast().strip();
        if (label.isEmpty()) {
            throw failure("has no label after the last colon");
        }
        if (target == TsHeader.Target.NUMBER && Cell.number(label).isEmpty()) {
            throw failure("found %s last; expected the number to predict".formatted(Excerpt.of(label)));
        }
        float[] values;
        try {
            values = SeriesText.values(parts.subList(0, channels()));
        } catch (IllegalArgumentException malformed) {
            throw failure(malformed.getMessage());
        }
        return new TsFile.Case(line, values, channels(), label);
    }

    int channels() {
        return parts().size() - 1;
    }

    private List<String> parts() {
        return Arrays.asList(text.split(":", -1));
    }

    private DatasetFailure failure(String message) {
        return DatasetFailure.atLine(file.name(), line, message);
    }
}
