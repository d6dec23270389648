package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One {@code .ts} file.
 *
 * @param channels of every case
 */
record TsFile(DataFile file, TsHeader header, int channels, List<Case> cases) {

    /**
     * One series and what is to be predicted of it.
     *
     * @param values {@code steps x channels}, step by step; NaN where missing
     */
    record Case(long line, float[] values, String label) {}

    static TsFile read(DataFile file) {
        return read(file, OptionalInt.empty());
    }

    /** A file that must have as many channels as {@code train} and predict the same kind of thing. */
    static TsFile read(DataFile file, TsFile train) {
        TsFile read = read(file, OptionalInt.of(train.channels));
        if (read.header.target() != train.header.target()) {
            throw DatasetFailure.of(
                    file.name(),
                    "declares %s to predict; expected %s, as %s does"
                            .formatted(
                                    read.header.target().words(),
                                    train.header.target().words(),
                                    train.file.name()));
        }
        return read;
    }

    private static TsFile read(DataFile file, OptionalInt expected) {
        Iterator<String> lines = file.text().lines().iterator();
        long line = 0;
        TsHeader.Reader reader = new TsHeader.Reader(file);
        boolean data = false;
        while (!data && lines.hasNext()) {
            String text = lines.next().strip();
            line++;
            if (text.toLowerCase(Locale.ROOT).equals("@data")) {
                data = true;
            } else if (text.startsWith("@")) {
                reader.accept(line, text);
            } else if (!isComment(text)) {
                throw DatasetFailure.atLine(
                        file.name(),
                        line,
                        "found %s; expected a line that starts with @ or #, up to @data".formatted(Excerpt.of(text)));
            }
        }
        if (!data) {
            throw DatasetFailure.of(
                    file.name(), line == 0 ? "is empty; expected a .ts file" : "has no line @data; is it a .ts file?");
        }
        TsHeader header = reader.done(line);
        OptionalInt channels = expected.isPresent() ? expected : header.dimensions();
        List<Case> cases = new ArrayList<>();
        while (lines.hasNext()) {
            String text = lines.next().strip();
            line++;
            if (!isComment(text)) {
                TsLine parsed = new TsLine(file, line, text, header.target());
                cases.add(parsed.parse(channels));
                channels = OptionalInt.of(parsed.channels());
            }
        }
        if (cases.isEmpty()) {
            throw DatasetFailure.of(file.name(), "has no case below @data; expected one in each line");
        }
        return new TsFile(file, header, channels.orElseThrow(), cases);
    }

    private static boolean isComment(String text) {
        return text.isEmpty() || text.startsWith("#") || text.startsWith("%");
    }
}
