package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text files in other encodings than UTF-8 are read as the same files in UTF-8 are. */
class EncodingTest {
    private static final Map<String, String> FILES = Map.of(
            "csv", "größe,stück,art\n1,ä,é\n2,ö,è\n3,ä,é\n4,ö,è\n5,ü,é\n",
            "csv-image", "1,2,é\n2,3,è\n3,4,é\n5,6,è\n7,8,é\n",
            "ts", "@classLabel true é è\n@data\n1,2:é\n2,3:è\n3,4:é\n4,5:è\n5,6:é\n",
            "text-csv", "text,art\nein größer,é\nzwei größer,è\ndrei schön,é\nvier schön,è\nfünf schön,é\n",
            "text-tsv", "ein größer\té\nzwei größer\tè\ndrei schön\té\nvier schön\tè\nfünf schön\té\n");

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void everyTextFormatIsReadInTheEncodingThatIsSaidHeldAndStreamed() throws IOException {
        for (String format : FILES.keySet()) {
            files.file(format, FILES.get(format));
            for (String encoding : List.of("windows-1252", "UTF-16LE", "utf-16")) {
                String name = format + "-" + encoding;
                Files.write(root.resolve(name), FILES.get(format).getBytes(Charset.forName(encoding)));
                for (boolean stream : List.of(true, false)) {
                    assertThat(read(format, name, stream, encoding))
                            .as(name)
                            .isEqualTo(read(format, format, stream, "UTF-8"));
                }
            }
        }
    }

    private Preprocessing read(String format, String name, boolean stream, String encoding) {
        Object[] options = {"stream", new Json.Bool(stream), "encoding", Json.text(encoding)};
        Object[] image = {
            "stream",
            new Json.Bool(stream),
            "encoding",
            Json.text(encoding),
            "shape",
            JsonFields.numbers(List.of(1, 1, 2))
        };
        Dataset dataset = files.loadBoth(format, name, name, format.equals("csv-image") ? image : options);
        return dataset.split(0, 1).preprocessing();
    }

    @Test
    void aFolderOfClassesIsReadInTheEncodingThatIsSaid() throws IOException {
        Files.createDirectories(root.resolve("folder"));
        for (String name : List.of("a", "b")) {
            Files.write(
                    root.resolve("folder/" + name + ".txt"),
                    "schön größer\nschön\ngrößer\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        Split split = files.load("text-folder", "folder", "encoding", Json.text("latin1"))
                .split(0, 1);
        assertThat(((TextPreprocessing) split.preprocessing().input()).vocabulary())
                .contains("schön", "größer");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithItsPlaceAndTheOption() throws IOException {
        Files.write(root.resolve("latin.csv"), FILES.get("csv").getBytes(StandardCharsets.ISO_8859_1));
        files.refuses(
                "latin.csv, line 1: byte 0xF6 at offset 2 is not UTF-8; say by option encoding", "csv", "latin.csv");
        files.refuses(
                "options.encoding: must be the name of an encoding, such as UTF-8",
                "csv",
                "latin.csv",
                "encoding",
                Json.text("latin-nine!"));
    }

    @Test
    void aByteOrderMarkOfUtf16NeedsNoOption() throws IOException {
        Files.write(root.resolve("excel.csv"), ("\uFEFF" + FILES.get("csv")).getBytes(StandardCharsets.UTF_16LE));
        assertThat(files.load("csv", "excel.csv").description().classes()).containsExactly("è", "é");
    }

    @Test
    void anotherEncodingIsAnotherDataSet() {
        files.file("table.csv", FILES.get("csv"));
        assertThat(files.load("csv", "table.csv", "encoding", Json.text("windows-1252"))
                        .description()
                        .checksum())
                .isNotEqualTo(files.load("csv", "table.csv").description().checksum());
    }
}
