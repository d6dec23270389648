package dev.espalier.dataset.image;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.PixelSink;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Resizing;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The binary form of CIFAR-10 and CIFAR-100: records of a label (CIFAR-100: a coarse and a fine one) and 3,072 bytes, red,
 * green and blue of 32 x 32 pixels. Any number of files, or folders of {@code .bin} files: to train, those not called
 * after the test; to test, those that are.
 *
 * <p>Option {@code variant} is {@code cifar-10}, {@code cifar-100} or {@code auto}, which tells them by the files' sizes;
 * {@code label}, {@code fine} or {@code coarse}, picks one of two labels; {@code classes} names the labels 0, 1, …
 */
public final class CifarFormat implements DatasetFormat {
    private static final ImageForm FORM = new ImageForm(3, CifarVariant.SIDE, CifarVariant.SIDE, 255);

    @Override
    public String name() {
        return "cifar-binary";
    }

    @Override
    public List<String> paths() {
        return List.of("batch or folder of batches, …");
    }

    @Override
    public boolean takes(int count) {
        return count >= 1;
    }

    @Override
    public List<DataFile> files(DataFile path) {
        if (!Files.isDirectory(path.path())) {
            return List.of(path);
        }
        List<DataFile> batches = path.files().stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).matches(".*\\.bin(\\.gz)?"))
                .toList();
        if (batches.isEmpty()) {
            throw DatasetFailure.of(
                    path.name(), "holds no .bin file; expected batches as CIFAR has them in its binary version");
        }
        return batches;
    }

    @Override
    public Reading reading(Options options) {
        List<String> words = Stream.concat(
                        Stream.of("auto"), Arrays.stream(CifarVariant.values()).map(CifarVariant::word))
                .toList();
        Chosen chosen = new Chosen(
                options.word("variant", words, "whose records they are; auto: told by the files' sizes"),
                options.word("label", List.of("fine", "coarse"), "which of the two labels of CIFAR-100 is predicted"),
                options.texts("classes", IdxFormat.CLASSES),
                GivenNormalisation.read(options, OptionalInt.of(FORM.channels())),
                options.stream());
        return files -> read(files, chosen);
    }

    /** The options. */
    private record Chosen(
            String variant,
            String label,
            List<String> names,
            Optional<Normalisation> given,
            Optional<Boolean> stream) {}

    private RawData read(SourceFiles paths, Chosen chosen) {
        List<String> names = chosen.names;
        List<List<DataFile>> parts = new ArrayList<>(List.of(batches(paths.train(), Role.TRAIN)));
        paths.others().forEach(part -> parts.add(batches(part, Role.HELD_OUT)));
        List<DataFile> files = parts.stream().flatMap(List::stream).toList();
        long[] lengths = files.stream().mapToLong(CifarBatch::length).toArray();
        CifarVariant variant = Arrays.stream(CifarVariant.values())
                .filter(known -> known.word().equals(chosen.variant))
                .findFirst()
                .orElseGet(() -> told(lengths));
        List<CifarBatch> batches = IntStream.range(0, files.size())
                .mapToObj(i -> CifarBatch.of(files.get(i), variant, lengths[i]))
                .toList();
        int size = batches.stream().mapToInt(CifarBatch::count).reduce(0, Math::addExact);
        PixelSink sink = PixelSink.of(chosen.stream, FORM, size, files);
        int position = chosen.label.equals("coarse") ? 0 : variant.labels() - 1;
        int most = names.isEmpty() ? variant.classes(position) : names.size();
        byte[] labels = new byte[size];
        int from = 0;
        for (CifarBatch batch : batches) {
            batch.read(position, most, labels, from, sink);
            from += batch.count();
        }
        RecordSource source = new RecordSource(
                batches.stream()
                        .map(batch -> new RecordSource.Part(batch.file(), 0, variant.labels(), batch.count()))
                        .toList(),
                CifarVariant.PIXELS);
        PartSizes batchesOf = PartSizes.of(parts.size(), part -> parts.get(part).size());
        PartSizes sizes = PartSizes.of(
                parts.size(),
                part -> IntStream.of(batchesOf.rows(part))
                        .map(batch -> batches.get(batch).count())
                        .sum());
        return new RawData(
                new RawImages(sink.done(source), FORM, Resizing.SQUASH, chosen.given),
                targets(labels, sizes.train(), names, batches, position),
                sizes);
    }

    private enum Role {
        TRAIN,
        HELD_OUT
    }

    /** A folder holds the batches of both; a file is what it is said to be. */
    private List<DataFile> batches(List<DataFile> paths, Role role) {
        List<DataFile> batches = new ArrayList<>();
        for (DataFile path : paths) {
            List<DataFile> found = files(path);
            List<DataFile> tests = found.stream()
                    .filter(file -> file.name()
                            .substring(path.name().length())
                            .toLowerCase(Locale.ROOT)
                            .contains("test"))
                    .toList();
            boolean mixed = Files.isDirectory(path.path()) && !tests.isEmpty() && tests.size() < found.size();
            batches.addAll(
                    !mixed
                            ? found
                            : switch (role) {
                                case TRAIN ->
                                    found.stream()
                                            .filter(file -> !tests.contains(file))
                                            .toList();
                                case HELD_OUT -> tests;
                            });
        }
        return batches;
    }

    /** The variant whose records fill most of the files without a rest. */
    private static CifarVariant told(long[] lengths) {
        long[] whole = Arrays.stream(CifarVariant.values())
                .mapToLong(variant -> Arrays.stream(lengths)
                        .filter(length -> length % variant.record() == 0)
                        .count())
                .toArray();
        return whole[1] > whole[0] ? CifarVariant.CIFAR_100 : CifarVariant.CIFAR_10;
    }

    private static RawTargets targets(
            byte[] labels, int trainSize, List<String> names, List<CifarBatch> batches, int position) {
        return ClassLabels.index(
                IntStream.range(0, labels.length)
                        .mapToObj(
                                i -> names.isEmpty() ? Integer.toString(labels[i] & 0xFF) : names.get(labels[i] & 0xFF))
                        .toList(),
                trainSize,
                names,
                (image, message) -> {
                    int left = image;
                    int batch = 0;
                    while (left >= batches.get(batch).count()) {
                        left -= batches.get(batch++).count();
                    }
                    return batches.get(batch).labelFailure(left, position, message);
                });
    }
}
