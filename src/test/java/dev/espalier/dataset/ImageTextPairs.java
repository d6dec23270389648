package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataRoots;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.paired.RawImageTextPairs;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.Problems;
import java.nio.file.Path;
import java.util.List;

/** Data sets of texts about images, read from {@code root}: their paths are those of the texts and of the images. */
public record ImageTextPairs(Path root, String format) {

    public DatasetDescription describe(List<String> train, List<String> test, Object... options) {
        return DatasetLoader.describe(spec(train, test, options), List.of(root));
    }

    private DatasetSpec spec(List<String> train, List<String> test, Object... options) {
        return new DatasetSpec("scenes", format, train, test, Samples.options(options));
    }

    /** What a description is made of. */
    public RawImageTextPairs read(List<String> train, Object... options) {
        Problems problems = new Problems();
        DataRoots roots = new DataRoots(List.of(root));
        Options read = new Options(Samples.options(options), format, roots, problems);
        Reading reading = DatasetFormats.find(format).orElseThrow().reading(read);
        problems.throwIfAny();
        return (RawImageTextPairs)
                reading.of(new SourceFiles(train.stream().map(roots::find).toList(), List.of()));
    }

    /** Fails unless reading fails with {@code message}. */
    public void refuses(String message, List<String> train, Object... options) {
        refusesTest(message, train, List.of(), options);
    }

    public void refusesTest(String message, List<String> train, List<String> test, Object... options) {
        assertThat(catchThrowableOfType(Failure.class, () -> describe(train, test, options)))
                .isNotNull()
                .hasMessage(message);
    }

    /** Fails unless training on it is refused, as it is for every data set of its format. */
    public void cannotBeTrainedOn(String message, List<String> train) {
        assertThat(catchThrowableOfType(Failure.class, () -> DatasetLoader.load(spec(train, List.of()), List.of(root))))
                .isNotNull()
                .hasMessage(message);
    }
}
