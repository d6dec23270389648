package dev.espalier.dataset.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private static final Json PATH = Json.text("vectors.txt");
    private static final String GLOVE = "tea 1 2 -0.5\nnever 7 7 7\ncake 3 1e-2 0\n. . . 1 1 1\ntea 9 9 9\n";

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void texts() {
        files = new Written(root)
                .file("texts.csv", "good tea,a\ngood cake,b\ntea and cake,a\ngood cake,b\ntea,a\ncake,b\n");
    }

    private Dataset load() {
        return files.load("text-csv", "texts.csv", "vectors", PATH, "min_count", Json.number(1));
    }

    @Test
    void tokensOfTheVocabularyHaveTheirVectors() {
        files.file("vectors.txt", GLOVE);
        assertVectors(load());
        files.file("vectors.txt", "5 3\n" + GLOVE.replace("\n", " \n"));
        assertVectors(load());
    }

    private static void assertVectors(Dataset dataset) {
        Split split = dataset.split(0, 0);
        List<String> vocabulary = ((TextPreprocessing) split.preprocessing().input()).vocabulary();
        TokenVectors vectors = split.vectors().orElseThrow();
        assertThat(vectors.width()).isEqualTo(3);
        assertThat(vectors.vocabulary()).isEqualTo(vocabulary.size());
        assertThat(vectors.known()).isEqualTo(2);
        assertThat(vectors.of(vocabulary.indexOf("tea"))).hasValue(new float[] {1, 2, -0.5f});
        assertThat(vectors.of(vocabulary.indexOf("cake"))).hasValue(new float[] {3, 0.01f, 0});
        assertThat(vectors.of(vocabulary.indexOf("good"))).isEmpty();
        assertThat(vectors.of(TextPreprocessing.PADDING)).isEmpty();
        assertThat(dataset.folds(2, 1).split(0).vectors()).isPresent();
    }

    @Test
    void aDataSetWithoutVectorsHasNone() {
        assertThat(files.load("text-csv", "texts.csv").split(0, 0).vectors()).isEmpty();
    }

    @Test
    void aPackedFileIsTheSame() throws IOException {
        try (var stream = new GZIPOutputStream(Files.newOutputStream(root.resolve("vectors.txt")))) {
            stream.write(GLOVE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertVectors(load());
    }

    @Test
    void otherVectorsAreAnotherDataSetWithTheSameTest() {
        files.file("vectors.txt", GLOVE);
        Dataset once = load();
        files.file("vectors.txt", GLOVE.replace("-0.5", "0.5"));
        assertThat(load().description().checksum())
                .isNotEqualTo(once.description().checksum());
        assertThat(Samples.labels(load().split(0, 0).test()))
                .isEqualTo(Samples.labels(once.split(0, 0).test()));
    }

    @Test
    void damageIsNamedWithTheLine() {
        refuses("tea 1 2 3\ncake 1 2\n", "vectors.txt, line 2: found 2 numbers after the token; expected 3");
        refuses("tea 1 2 3\ncake 1 x 3\n", "vectors.txt, line 2: number 2 is x; expected a number");
        refuses("tea 1 2 1e99\n", "vectors.txt, line 1: number 3 is 1e99; expected a number");
        refuses("tea\n", "vectors.txt, line 1: found vectors of 0 numbers; expected 1 to 4096");
        refuses("9 3\n" + GLOVE, "vectors.txt: has 5 vectors; its first line declares 9");
        refuses("der 1 2\ndie 2 3\n", "vectors.txt: has a vector for none of the tokens of the data set");
        refuses("x".repeat(2 << 20), "vectors.txt, line 1: is longer than 1,048,576 bytes; is it a text file?");
        files.refuses("nowhere.txt: no such file", "text-csv", "texts.csv", "vectors", Json.text("nowhere.txt"));
        files.refuses("../up.txt: leaves the data root", "text-csv", "texts.csv", "vectors", Json.text("../up.txt"));
    }

    private void refuses(String content, String message) {
        files.file("vectors.txt", content).refuses(message, "text-csv", "texts.csv", "vectors", PATH);
    }
}
