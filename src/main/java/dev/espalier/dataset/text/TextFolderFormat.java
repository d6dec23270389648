package dev.espalier.dataset.text;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder with one {@code .txt} file for each class, which is called as the file is, and a text in each line. {@code
 * README.txt} and other files called as notes on data are, in capitals, are no classes.
 */
public final class TextFolderFormat implements DatasetFormat {
    private static final Set<String> NOTES = Set.of(
            "README",
            "SOURCE",
            "SOURCES",
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "CITATION",
            "CHANGES",
            "CHANGELOG",
            "AUTHORS",
            "CREDITS");

    @Override
    public String name() {
        return "text-folder";
    }

    @Override
    public List<String> paths() {
        return List.of("folder");
    }

    @Override
    public List<DataFile> files(DataFile path) {
        List<DataFile> classes = path.textFiles().stream()
                .filter(file -> !NOTES.contains(stem(file)))
                .toList();
        if (classes.isEmpty()) {
            throw DatasetFailure.of(path.name(), "holds no .txt file; expected one for each class");
        }
        return classes;
    }

    @Override
    public Reading reading(Options options) {
        TextOptions texts = TextOptions.read(options);
        return files -> {
            List<List<DataFile>> parts = files.all().stream().map(this::files).toList();
            Residency residency = Residency.of(
                    texts.stream(), parts.stream().flatMap(List::stream).toList());
            try (TextCutter cutter = new TextCutter(texts.rules(), residency, new Vocabulary.Room())) {
                return read(parts, texts, cutter).streamed(texts.stream());
            }
        };
    }

    private static RawData read(List<List<DataFile>> parts, TextOptions reading, TextCutter cutter) {
        Lines lines = new Lines(cutter, new ArrayList<>(), new ArrayList<>());
        List<Integer> sizes = new ArrayList<>();
        for (List<DataFile> part : parts) {
            int before = lines.labels.size();
            part.forEach(lines::add);
            sizes.add(lines.labels.size() - before);
        }
        RawTargets targets = ClassLabels.index(
                lines.labels,
                sizes.getFirst(),
                List.of(),
                (line, message) -> DatasetFailure.of(lines.files.get(line), message));
        return new RawData(reading.texts(cutter, sizes.getFirst()), targets, new PartSizes(sizes));
    }

    private record Lines(TextCutter cutter, List<String> labels, List<String> files) {

        void add(DataFile file) {
            String label = stem(file);
            int before = labels.size();
            new TextLines(file).forEach((number, line) -> {
                if (!line.isEmpty()) {
                    cutter.add(line, message -> DatasetFailure.atLine(file.name(), number, message));
                    labels.add(label);
                    files.add(file.name());
                }
            });
            if (labels.size() == before) {
                throw DatasetFailure.of(file.name(), "is empty; expected a text in each line");
            }
        }
    }

    private static String stem(DataFile file) {
        String fileName = file.name().substring(file.name().lastIndexOf('/') + 1);
        return fileName.substring(0, fileName.length() - ".txt".length());
    }
}
