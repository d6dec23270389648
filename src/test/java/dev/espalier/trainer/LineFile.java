package dev.espalier.trainer;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table in a file, whose column {@code y} holds numbers to be predicted. */
final class LineFile {
    private LineFile() {}

    /**
     * Writes it below {@code root}.
     *
     * @return its registration
     */
    static DatasetSpec write(Path root, CharSequence csv) throws IOException {
        Files.writeString(root.resolve("line.csv"), csv);
        return new DatasetSpec(
                "line",
                "csv",
                List.of("line.csv"),
                List.of(),
                Json.EMPTY.with("label", Json.text("y")).with("task", Json.text("regression")));
    }
}
