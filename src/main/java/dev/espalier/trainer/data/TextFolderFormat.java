package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder with one {@code .txt} file for each class, which is called as the file is, and a text in each line. {@code
 * README.txt} and other files called as notes on data are, in capitals, are no classes.
 */
final class TextFolderFormat implements DatasetFormat {
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
        return (train, test) -> read(train, test, texts);
    }

    private RawData read(List<DataFile> train, List<DataFile> test, TextOptions reading) {
        Lines lines = new Lines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        lines.add(files(train.getFirst()));
        int trainSize = lines.texts.size();
        test.forEach(folder -> lines.add(files(folder)));
        RawTargets targets = ClassLabels.index(
                lines.labels,
                trainSize,
                List.of(),
                (line, message) -> DatasetFailure.of(lines.files.get(line), message));
        return new RawData(reading.texts(lines.texts, trainSize), targets, trainSize);
    }

    private record Lines(List<String> texts, List<String> labels, List<String> files) {

        void add(List<DataFile> classes) {
            for (DataFile file : classes) {
                List<String> found = file.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
                if (found.isEmpty()) {
                    throw DatasetFailure.of(file.name(), "is empty; expected a text in each line");
                }
                for (String line : found) {
                    texts.add(line);
                    labels.add(stem(file));
                    files.add(file.name());
                }
            }
        }
    }

    private static String stem(DataFile file) {
        String fileName = file.name().substring(file.name().lastIndexOf('/') + 1);
        return fileName.substring(0, fileName.length() - ".txt".length());
    }
}
