package dev.espalier.dataset.text;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.Labels;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.io.TextLines;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in each line, after its label or before it, a blank between them: {@code spam Free entry in …}. Labels may be marked
 * as fastText marks them, {@code __label__spam}, and then all are. Empty lines are passed over.
 */
public final class TextLinesFormat implements DatasetFormat {
    private static final String MARK = "__label__";

    @Override
    public String name() {
        return "text-lines";
    }

    @Override
    public List<String> paths() {
        return List.of("lines");
    }

    @Override
    public Reading reading(Options options) {
        Place place = options.word("label", List.of("first", "last"), "which word of a line is its label")
                        .equals("first")
                ? Place.FIRST
                : Place.LAST;
        TextOptions texts = TextOptions.read(options);
        return files -> {
            Residency residency = Residency.of(texts.stream(), files.all());
            try (TextCutter cutter = new TextCutter(texts.rules(), residency, new Vocabulary.Room())) {
                return read(files, place, texts, cutter).streamed(texts.stream());
            }
        };
    }

    private static RawData read(SourceFiles files, Place place, TextOptions texts, TextCutter cutter) {
        Lines lines = new Lines(place, cutter);
        List<Integer> sizes = new ArrayList<>();
        for (DataFile file : files.all()) {
            int before = lines.count;
            lines.add(file);
            sizes.add(lines.count - before);
        }
        return new RawData(
                texts.texts(cutter, sizes.getFirst()),
                lines.labels.targets(sizes.getFirst(), List.of()),
                new PartSizes(sizes));
    }

    /** Where a line has its label. */
    private enum Place {
        FIRST,
        LAST
    }

    /** Whether labels are marked; told by the first. */
    private enum Marking {
        UNKNOWN,
        MARKED,
        BARE
    }

    private static final class Lines {
        private final Place place;
        private final TextCutter cutter;
        private final Labels labels = new Labels();
        private Marking marking = Marking.UNKNOWN;
        private int count;

        Lines(Place place, TextCutter cutter) {
            this.place = place;
            this.cutter = cutter;
        }

        void add(DataFile file) {
            int before = count;
            new TextLines(file).forEach((number, line) -> {
                if (!line.isEmpty()) {
                    add(file, number, line);
                }
            });
            if (count == before) {
                throw DatasetFailure.of(file.name(), "is empty; expected a label and a text in each line");
            }
        }

        private void add(DataFile file, long number, String line) {
            DatasetFailure.Naming failure = message -> DatasetFailure.atLine(file.name(), number, message);
            int blank = blank(line);
            if (blank < 0) {
                throw failure.of("found %s alone; expected a label and a text, a blank between them"
                        .formatted(Excerpt.of(line)));
            }
            String left = line.substring(0, blank);
            String right = line.substring(blank).strip();
            boolean isFirst = place == Place.FIRST;
            String text = isFirst ? right : left.strip();
            labels.add(label(isFirst ? left : right, failure), file, number);
            int other = blank(text);
            String next = other < 0
                    ? text
                    : isFirst ? text.substring(0, other) : text.substring(other).strip();
            if (marking == Marking.MARKED && next.startsWith(MARK)) {
                throw failure.of("has the label %s besides; expected one a line".formatted(Excerpt.of(next)));
            }
            cutter.add(text, failure);
            count++;
        }

        /** Where the label's word ends, or begins; -1 where there is one word alone. */
        private int blank(String line) {
            return switch (place) {
                case FIRST -> {
                    int at = 0;
                    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
                        at++;
                    }
                    yield at == line.length() ? -1 : at;
                }
                case LAST -> {
                    int at = line.length() - 1;
                    while (at >= 0 && !Character.isWhitespace(line.charAt(at))) {
                        at--;
                    }
                    yield at;
                }
            };
        }

        private String label(String word, DatasetFailure.Naming failure) {
            boolean isMarked = word.startsWith(MARK) && word.length() > MARK.length();
            if (marking == Marking.UNKNOWN) {
                marking = isMarked ? Marking.MARKED : Marking.BARE;
            }
            if (isMarked != (marking == Marking.MARKED)) {
                throw failure.of("found the label %s; expected %s, as in the first line"
                        .formatted(
                                Excerpt.of(word),
                                isMarked ? "none that begins with " + MARK : "one that begins with " + MARK));
            }
            if (Cell.isMissing(word)) {
                throw failure.of("has no label: found %s, which stands for a missing one".formatted(word));
            }
            return isMarked ? word.substring(MARK.length()) : word;
        }
    }
}
