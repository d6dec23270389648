package dev.espalier.cli;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.dataset.io.Unreadable;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The file with a study spec that a command reads. */
final class StudyFile {
    @Parameters(paramLabel = "FILE", description = "a study spec in JSON; - reads standard input")
    private Path file;

    Json read() {
        return read(file);
    }

    /** The JSON in a file; {@code -} is standard input. */
    static Json read(Path file) {
        return JsonText.parse(text(file));
    }

    private static String text(Path file) {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailed("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailed("cannot read " + file + ": " + Unreadable.why(e), e);
        }
    }
}
