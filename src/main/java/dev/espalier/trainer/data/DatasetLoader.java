package dev.espalier.trainer.data;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads registered data sets. */
public final class DatasetLoader {
    private static final double TEST_FRACTION = 0.2;

    private DatasetLoader() {}

    /**
     * Reads a data set completely and checks it. Where the registration names no test files, a stratified fifth is set
     * aside, always the same for the same bytes.
     *
     * @param dataRoots where its paths are looked up, in this order
     * @throws DatasetFailure if a file is damaged or of another form
     * @throws InvalidInput naming every problem with the format, the paths, of which one may lead to no file or out of the
     *     roots, and the options; or if no model trains on such data
     */
    public static Dataset load(DatasetSpec spec, List<Path> dataRoots) {
        Loaded loaded = read(spec, dataRoots);
        return switch (loaded.raw) {
            case RawData data -> new Dataset(spec, loaded.description, data, loaded.trainRows, loaded.testRows);
            case RawRemarks remarks ->
                throw new InvalidInput(
                        "dataset", spec.name() + " " + remarks.kind().refusal().orElseThrow());
        };
    }

    /**
     * Reads a data set as {@link #load} does, also one that no model trains on yet.
     *
     * @return what is in it
     */
    public static DatasetDescription describe(DatasetSpec spec, List<Path> dataRoots) {
        return read(spec, dataRoots).description;
    }

    private record Loaded(RawExamples raw, DatasetDescription description, int[] trainRows, int[] testRows) {}

    private static Loaded read(DatasetSpec spec, List<Path> dataRoots) {
        Problems problems = new Problems();
        DataRoots roots = new DataRoots(dataRoots);
        Optional<DatasetFormat> known = format(spec, problems);
        List<DataFile> train = find(spec.train(), "train", roots, problems);
        List<DataFile> test = find(spec.test(), "test", roots, problems);
        Options options = new Options(spec.options(), spec.format(), roots, problems);
        Optional<Reading> reading = known.map(format -> format.reading(options));
        reading.ifPresent(_ -> options.close());
        problems.throwIfAny();
        DatasetFormat format = known.orElseThrow();
        Encoding encoding = options.encoding();
        RawExamples raw = reading.orElseThrow()
                .of(
                        train.stream().map(file -> file.in(encoding)).toList(),
                        test.stream().map(file -> file.in(encoding)).toList());
        String where = spec.train().isEmpty() ? spec.name() : Excerpt.of(spec.train());
        check(raw, where);

        Checksum checksum = new Checksum().addFiles(train, format).addFiles(test, format);
        int[] trainRows = IntStream.range(0, raw.trainSize()).toArray();
        int[] testRows = IntStream.range(raw.trainSize(), raw.size()).toArray();
        if (testRows.length == 0) {
            Partition fifth = raw.division().aside(trainRows, TEST_FRACTION, checksum.seed());
            trainRows = IntStream.of(fifth.kept()).sorted().toArray();
            testRows = IntStream.of(fifth.aside()).sorted().toArray();
        }
        if (testRows.length == 0) {
            throw DatasetFailure.of(where, noneToSpare(raw, trainRows));
        }
        DatasetDescription description = describe(
                raw,
                trainRows,
                testRows,
                checksum.addReading(spec).addFiles(options.files()).hexadecimal());
        if (raw instanceof RawData data && !new Dataset(spec, description, data, trainRows, testRows).isStreamed()) {
            Memory.check(trainRows.length + (long) testRows.length, description.shape(), where);
        }
        return new Loaded(raw, description, trainRows, testRows);
    }

    private static String noneToSpare(RawExamples raw, int[] rows) {
        int units = raw.division().units(rows);
        if (raw instanceof RawRemarks) {
            return String.format(
                    Locale.ROOT,
                    "has %,d examples about %s, and no image to spare for the test: all that are about one image stay together, and the last of a class stays to be learnt from; name test files",
                    rows.length,
                    units == 1 ? "one image" : "%,d images".formatted(units));
        }
        return raw.division().groups().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "has %,d examples in %,d groups, by option group, and no group to spare for the test: without any of them some class would have no example left, and no group is divided; group by another column, or name a test file",
                        rows.length,
                        units)
                : String.format(
                        Locale.ROOT,
                        "has %,d examples and none to spare for the test; expected enough that a fifth can be set aside without the last example of any class",
                        rows.length);
    }

    /**
     * A file below a data root, by a path that stays within it.
     *
     * @throws DatasetFailure if no root has it, or it lies outside
     */
    public static Path file(String name, List<Path> dataRoots) {
        return new DataRoots(dataRoots).find(name).path();
    }

    private static Optional<DatasetFormat> format(DatasetSpec spec, Problems problems) {
        Optional<DatasetFormat> known = DatasetFormats.find(spec.format());
        if (known.isEmpty()) {
            problems.add(
                    "format", spec.format() + " is unknown; known are " + String.join(", ", DatasetFormats.names()));
        }
        known.filter(format -> !format.takes(spec.train().size()))
                .ifPresent(format ->
                        problems.add("train", needs(format, spec.train().size())));
        known.filter(format ->
                        !spec.test().isEmpty() && !format.takes(spec.test().size()))
                .ifPresent(
                        format -> problems.add("test", needs(format, spec.test().size())));
        return known;
    }

    private static List<DataFile> find(List<String> names, String member, DataRoots roots, Problems problems) {
        List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String path = names.size() == 1 ? member : member + "[" + i + "]";
            roots.find(names.get(i), path, problems).ifPresent(files::add);
        }
        return files;
    }

    private static String needs(DatasetFormat format, int found) {
        List<String> paths = format.paths();
        return "has %d paths; format %s takes %s"
                .formatted(
                        found,
                        format.name(),
                        paths.isEmpty() ? "none" : paths.size() + ": " + String.join(", ", paths));
    }

    private static void check(RawExamples raw, String where) {
        if (raw.trainSize() == 0) {
            throw DatasetFailure.of(where, "has no examples to train on");
        }
        raw.labels().ifPresent(labels -> {
            int[] indices = labels.indices();
            if (IntStream.of(indices).limit(raw.trainSize()).distinct().count() < 2) {
                throw DatasetFailure.of(
                        where,
                        "every training example is of class %s; a classifier needs at least two classes"
                                .formatted(labels.classes().get(indices[0])));
            }
        });
    }

    private static DatasetDescription describe(RawExamples raw, int[] trainRows, int[] testRows, String checksum) {
        Kind kind;
        List<Integer> shape;
        Optional<Integer> categories;
        switch (raw) {
            case RawData data -> {
                InputPreprocessing fitted = data.inputs().fit(trainRows);
                kind = fitted.kind();
                shape = fitted.shape();
                categories = categories(fitted);
            }
            case RawRemarks remarks -> {
                kind = remarks.kind();
                shape = remarks.shape();
                categories = Optional.empty();
            }
        }
        Division division = raw.division();
        return new DatasetDescription(
                kind.word(),
                shape,
                raw.labels().map(RawTargets.Labels::classes).orElse(List.of()),
                trainRows.length,
                testRows.length,
                checksum,
                division.groups().map(_ -> division.units(trainRows)),
                categories);
    }

    /** How many columns of a table hold categories; of one level alone none is told from another. */
    private static Optional<Integer> categories(InputPreprocessing fitted) {
        return fitted instanceof TabularPreprocessing table
                ? Optional.of((int)
                        table.parts().stream().filter(levels -> levels > 1).count())
                : Optional.empty();
    }
}
