package dev.espalier.dataset.series;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.TextLines;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * One {@code .ts} file.
 *
 * @param channels of every case
 */
record TsFile(DataFile file, TsHeader header, int channels) {

    /**
     * One series and what is to be predicted of it.
     *
     * @param values {@code steps x channels}, step by step; NaN where missing
     */
    record Case(long line, float[] values, int channels, String label) {
        private boolean hasMissing() {
            for (float value : values) {
                if (Float.isNaN(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param cases takes one after the other, with the file's header */
    static TsFile read(DataFile file, BiConsumer<TsHeader, Case> cases) {
        return read(new Reading(file, Optional.empty(), cases));
    }

    /** A file that must have as many channels as this one and predict the same kind of thing. */
    void readLike(DataFile file, BiConsumer<TsHeader, Case> cases) {
        read(new Reading(file, Optional.of(this), cases));
    }

    private static TsFile read(Reading reading) {
        new TextLines(reading.file).forEach(reading::accept);
        return reading.done();
    }

    private static final class Reading {
        private final DataFile file;
        private final Optional<TsFile> like;
        private final BiConsumer<TsHeader, Case> cases;
        private final TsHeader.Reader reader;
        private Optional<TsHeader> header = Optional.empty();
        private OptionalInt channels = OptionalInt.empty();
        private OptionalInt steps = OptionalInt.empty();
        private boolean isEmpty = true;
        private boolean hasCases;

        Reading(DataFile file, Optional<TsFile> like, BiConsumer<TsHeader, Case> cases) {
            this.file = file;
            this.like = like;
            this.cases = cases;
            this.reader = new TsHeader.Reader(file);
        }

        void accept(long line, String text) {
            isEmpty = false;
            if (header.isPresent()) {
                if (!isComment(text)) {
                    take(header.get(), new TsLine(file, line, text, header.get().target()));
                }
            } else if (text.toLowerCase(Locale.ROOT).equals("@data")) {
                begin(reader.done(line));
            } else if (text.startsWith("@")) {
                reader.accept(line, text);
            } else if (!isComment(text)) {
                throw DatasetFailure.atLine(
                        file.name(),
                        line,
                        "found %s; expected a line that starts with @ or #, up to @data".formatted(Excerpt.of(text)));
            }
        }

        private static boolean isComment(String text) {
            return text.isEmpty() || text.startsWith("#") || text.startsWith("%");
        }

        private void begin(TsHeader found) {
            like.map(TsFile::header)
                    .filter(expected -> expected.target() != found.target())
                    .ifPresent(expected -> {
                        throw DatasetFailure.of(
                                file.name(),
                                "declares %s to predict; expected %s, as %s does"
                                        .formatted(
                                                found.target().words(),
                                                expected.target().words(),
                                                like.orElseThrow().file.name()));
                    });
            header = Optional.of(found);
            channels = like.map(known -> OptionalInt.of(known.channels))
                    .orElse(found.shape().channels());
        }

        private void take(TsHeader known, TsLine line) {
            Case found = line.parse(channels);
            channels = OptionalInt.of(line.channels());
            int length = found.values.length / line.channels();
            known.shape()
                    .misfit(line.channels(), length, steps, found.hasMissing())
                    .ifPresent(message -> {
                        throw DatasetFailure.atLine(file.name(), found.line, message);
                    });
            steps = OptionalInt.of(length);
            cases.accept(known, found);
            hasCases = true;
        }

        TsFile done() {
            if (header.isEmpty()) {
                throw DatasetFailure.of(
                        file.name(),
                        isEmpty ? "is empty; expected a .ts file" : "has no line @data; is it a .ts file?");
            }
            if (!hasCases) {
                throw DatasetFailure.of(file.name(), "has no case below @data; expected one in each line");
            }
            return new TsFile(file, header.get(), channels.orElseThrow());
        }
    }
}
