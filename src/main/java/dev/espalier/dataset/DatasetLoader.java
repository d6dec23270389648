package dev.espalier.dataset;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.Division;
import dev.espalier.dataset.core.PartRows;
import dev.espalier.dataset.core.Partition;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawExamples;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DataRoots;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Encoding;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.paired.RawImageTextPairs;
import dev.espalier.dataset.preprocessing.Kind;
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
import java.util.stream.Stream;

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
        if (loaded.raw instanceof RawData data) {
            return new Dataset(spec, loaded.description, data, loaded.rows);
        }
        Kind kind = Kind.of(loaded.description.kind());
        throw new InvalidInput("dataset", spec.name() + " " + kind.refusal().orElseThrow());
    }

    /**
     * Reads a data set as {@link #load} does, also one that no model trains on yet.
     *
     * @return what is in it
     */
    public static DatasetDescription describe(DatasetSpec spec, List<Path> dataRoots) {
        return read(spec, dataRoots).description;
    }

    private record Loaded(RawExamples raw, DatasetDescription description, PartRows rows) {}

    private static Loaded read(DatasetSpec spec, List<Path> dataRoots) {
        Problems problems = new Problems();
        DataRoots roots = new DataRoots(dataRoots);
        Optional<DatasetFormat> known = format(spec, problems);
        List<DataFile> train = find(spec.train(), "train", roots, problems);
        List<DataFile> validation = find(spec.validation(), "validation", roots, problems);
        List<DataFile> test = find(spec.test(), "test", roots, problems);
        Options options = new Options(spec.options(), spec.format(), roots, problems);
        Optional<Reading> reading = known.map(format -> format.reading(options));
        reading.ifPresent(_ -> options.close());
        problems.throwIfAny();
        DatasetFormat format = known.orElseThrow();
        Encoding encoding = options.encoding();
        List<List<DataFile>> others =
                Stream.of(validation, test).filter(files -> !files.isEmpty()).toList();
        RawExamples raw = reading.orElseThrow().of(new SourceFiles(train, others).map(file -> file.in(encoding)));
        String where = spec.train().isEmpty() ? spec.name() : Excerpt.of(spec.train());
        check(raw, where);

        Checksum checksum = new Checksum().addFiles(train, format).addFiles(test, format);
        PartRows rows = rows(raw, !validation.isEmpty(), checksum.seed());
        if (rows.test().length == 0) {
            throw DatasetFailure.of(where, noneToSpare(raw, rows.train()));
        }
        if (!validation.isEmpty()) {
            checksum.addValidation(validation, format);
        }
        DatasetDescription description = describe(
                raw, rows, checksum.addReading(spec).addFiles(options.files()).hexadecimal());
        if (raw instanceof RawData data && !new Dataset(spec, description, data, rows).isStreamed()) {
            Memory.check(rows.count(), description.shape(), where);
        }
        return new Loaded(raw, description, rows);
    }

    /** Where there are no test files, a fifth of the training rows is set aside. */
    private static PartRows rows(RawExamples raw, boolean isValidated, long seed) {
        int[] train = raw.sizes().rows(0);
        Optional<int[]> validation = isValidated ? Optional.of(raw.sizes().rows(1)) : Optional.empty();
        int[] test = raw.sizes().rows(isValidated ? 2 : 1);
        if (test.length > 0) {
            return new PartRows(train, validation, test);
        }
        Partition fifth = raw.division().aside(train, TEST_FRACTION, seed);
        return new PartRows(
                IntStream.of(fifth.kept()).sorted().toArray(),
                validation,
                IntStream.of(fifth.aside()).sorted().toArray());
    }

    private static String noneToSpare(RawExamples raw, int[] rows) {
        int units = raw.division().units(rows);
        if (raw instanceof RawImageTextPairs) {
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
        known.ifPresent(format -> {
            checkCount("validation", spec.validation(), format, problems);
            checkCount("test", spec.test(), format, problems);
        });
        return known;
    }

    private static void checkCount(String member, List<String> paths, DatasetFormat format, Problems problems) {
        if (!paths.isEmpty() && !format.takes(paths.size())) {
            problems.add(member, needs(format, paths.size()));
        }
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

    private static DatasetDescription describe(RawExamples raw, PartRows rows, String checksum) {
        RawExamples.Appearance appearance = raw.appearance(rows.train());
        Division division = raw.division();
        return new DatasetDescription(
                appearance.kind().word(),
                appearance.shape(),
                raw.labels().map(RawTargets.Labels::classes).orElse(List.of()),
                rows.train().length,
                rows.test().length,
                checksum,
                division.groups().map(_ -> division.units(rows.train())),
                appearance.categories(),
                rows.validation().map(validation -> validation.length),
                raw.columns(),
                raw.notes());
    }
}
