package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small files written for a test, and data sets read from them. */
public record Written(Path root) {

    public Written file(String name, String content) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    public String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Dataset load(String format, String train, Object... options) {
        return Samples.load(root, format, train, options);
    }

    public Dataset loadBoth(String format, String train, String test, Object... options) {
        return DatasetLoader.load(
                new DatasetSpec("small", format, List.of(train), List.of(test), Samples.options(options)),
                List.of(root));
    }

    /** Fails unless reading fails with a message that holds {@code message}. */
    public void refuses(String message, String format, String train, Object... options) {
        try {
            load(format, train, options);
        } catch (Failure failure) {
            assertThat(failure).hasMessageContaining(message);
            return;
        }
        throw new AssertionError("expected a failure: " + message);
    }

    public void refusesTest(String message, String format, String train, String test, Object... options) {
        try {
            loadBoth(format, train, test, options);
        } catch (Failure failure) {
            assertThat(failure).hasMessageContaining(message);
            return;
        }
        throw new AssertionError("expected a failure: " + message);
    }
}
