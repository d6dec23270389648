package dev.espalier.dataset.text;

import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.LineReader;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vectors of words as GloVe and fastText write them: in each line a token and its numbers, divided by blanks; perhaps a
 * first line that says how many tokens and how many numbers. Only what is wanted is kept, so a file may be larger than the
 * memory.
 *
 * @param byToken the vectors of the tokens that were wanted and found
 */
record VectorFile(int width, Map<String, float[]> byToken) {
    private static final int WIDEST = 4096;

    /** Beyond it sums of products are not finite in single precision, or drown all else. */
    private static final double GREATEST = 1e9;

    /**
     * @param wanted tokens to keep
     * @throws DatasetFailure with the line, if one has not as many numbers as the first, or what should be a number is none;
     *     or if no token is found that is wanted
     */
    static VectorFile read(DataFile file, Set<String> wanted) {
        try (InputStream stream = new BufferedInputStream(file.open(), 1 << 16)) {
            Reading reading = new Reading(file, wanted);
            LineReader lines = new LineReader(stream, file);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                reading.accept(line.get(), lines.number());
            }
            return reading.done();
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    /** The vectors by id, where the file has them. */
    TokenVectors of(List<String> vocabulary) {
        return new TokenVectors(
                width,
                vocabulary.stream()
                        .map(token -> TextPreprocessing.SPECIAL.contains(token)
                                ? Optional.<float[]>empty()
                                : Optional.ofNullable(byToken.get(token)))
                        .toList());
    }

    private static final class Reading {
        private final DataFile file;
        private final Set<String> wanted;
        private final Map<String, float[]> found = new HashMap<>();
        private int width;
        private long declared = -1;
        private long vectors;

        Reading(DataFile file, Set<String> wanted) {
            this.file = file;
            this.wanted = wanted;
        }

        void accept(String line, long number) {
            String text = line.stripTrailing();
            int blanks =
                    (int) text.chars().filter(character -> character == ' ').count();
            if (number == 1 && text.matches("\\d{1,9} \\d{1,4}")) {
                declared = Long.parseLong(text.substring(0, text.indexOf(' ')));
                setWidth(Integer.parseInt(text.substring(text.indexOf(' ') + 1)), number);
                return;
            }
            if (text.isEmpty()) {
                return;
            }
            if (width == 0) {
                setWidth(blanks, number);
            }
            if (blanks < width) {
                throw DatasetFailure.atLine(
                        file.name(), number, "found %d numbers after the token; expected %d".formatted(blanks, width));
            }
            vectors++;
            int end = tokenEnd(text);
            String token = text.substring(0, end);
            if (wanted.contains(token)) {
                found.computeIfAbsent(token, fresh -> values(text, end + 1, number));
                checkRoom();
            }
        }

        private void setWidth(int found, long line) {
            if (found < 1 || found > WIDEST) {
                throw DatasetFailure.atLine(
                        file.name(),
                        line,
                        "found vectors of %d numbers; expected 1 to %d, divided by single blanks"
                                .formatted(found, WIDEST));
            }
            width = found;
        }

        private void checkRoom() {
            if ((long) found.size() * width > Memory.mostNumbers()) {
                throw DatasetFailure.tooLarge(
                        file.name(),
                        String.format(
                                Locale.ROOT,
                                "has vectors of %,d numbers for more than the %,d tokens of the data set that are held with theirs: %s",
                                width,
                                found.size() - 1,
                                Memory.why()));
            }
        }

        /** The numbers are counted from the end: a token may have blanks in it. */
        private int tokenEnd(String text) {
            int end = text.length();
            for (int i = 0; i < width; i++) {
                end = text.lastIndexOf(' ', end - 1);
            }
            return end;
        }

        private float[] values(String text, int from, long line) {
            String[] cells = text.substring(from).split(" ", -1);
            float[] values = new float[width];
            for (int i = 0; i < width; i++) {
                int place = i;
                values[i] = Cell.number(cells[i])
                        .filter(value -> Math.abs(value) <= GREATEST)
                        .orElseThrow(() -> DatasetFailure.atLine(
                                file.name(),
                                line,
                                "number %d is %s; expected a number from -1e9 to 1e9"
                                        .formatted(
                                                place + 1,
                                                cells[place].isEmpty() ? "nothing" : Excerpt.of(cells[place]))))
                        .floatValue();
            }
            return values;
        }

        VectorFile done() {
            if (declared >= 0 && declared != vectors) {
                throw DatasetFailure.of(
                        file.name(),
                        String.format(
                                Locale.ROOT,
                                "has %,d vectors; its first line declares %,d; copy or download it again",
                                vectors,
                                declared));
            }
            if (found.isEmpty()) {
                throw DatasetFailure.of(
                        file.name(), "has a vector for none of the tokens of the data set; is it of another language?");
            }
            return new VectorFile(width, found);
        }
    }
}
