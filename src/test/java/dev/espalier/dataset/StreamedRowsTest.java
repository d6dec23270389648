package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.table.Table;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, series and texts that are streamed are the same as where they are held. */
class StreamedRowsTest {
    private static final Json YES = new Json.Bool(true);
    private static final Json NO = new Json.Bool(false);

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void tablesOfNumbersWordsAndHoles() throws IOException {
        StringBuilder rows = new StringBuilder("age;town;code;who;kind\n");
        Random random = new Random(3);
        for (int i = 0; i < 120; i++) {
            rows.append(i % 9 == 0 ? "" : random.nextInt(90)).append(i % 7 == 0 ? ";?" : ";\"Bad " + i % 5 + "\"");
            rows.append(";c").append(random.nextInt(150)).append(";p").append(i / 4);
            rows.append(i / 4 % 3 == 0 ? ";ill\n" : ";well\n");
        }
        files.file("train.csv", rows.toString())
                .file("test.csv", "age;town;code;who;kind\n;Worse;c3;q;ill\n31;?;d;r;well\n");
        pack("train.csv", "train.csv.gz");
        for (String train : List.of("train.csv", "train.csv.gz")) {
            assertSame("csv", train, "test.csv", "delimiter", Json.text(";"), "group", Json.text("who"));
        }
        assertSame(
                "csv",
                "train.csv",
                "train.csv",
                "delimiter",
                Json.text(";"),
                "drop",
                JsonFields.texts(List.of("who")),
                "columns",
                JsonFields.texts(List.of("town", "age")));
    }

    @Test
    void tablesWithoutHeadersAndWithAmountsToPredict() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append(i % 4)
                    .append(",")
                    .append(i * 0.37)
                    .append(",")
                    .append(i * i / 7.0)
                    .append('\n');
        }
        files.file("bare.csv", rows.toString());
        assertSame("csv", "bare.csv", "bare.csv", "categorical", JsonFields.numbers(List.of(0)));
    }

    @Test
    void seriesOfManyLengthsWithHoles() {
        StringBuilder rows = new StringBuilder("@dimensions 2\n@classLabel true up down\n@data\n");
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            List<String> steps =
                    random.ints(1 + i % 29, 0, 99).mapToObj(String::valueOf).toList();
            rows.append(String.join(",", steps))
                    .append(':')
                    .append("?,".repeat(steps.size() - 1))
                    .append("0.25");
            rows.append(i % 3 == 0 ? ":up\n" : ":down\n% aside\n");
        }
        files.file("train.ts", rows.toString());
        assertSame("ts", "train.ts", "train.ts");
    }

    @Test
    void textsOfManyLengths() {
        StringBuilder commas = new StringBuilder("label,text\n");
        StringBuilder tabs = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 80; i++) {
            String text = String.join(
                    " ",
                    random.ints(i % 23, 0, 30)
                            .mapToObj(word -> "w" + (char) ('a' + word))
                            .toList());
            commas.append(i % 4 == 0 ? "a," : "b,").append('"').append(text).append("\"\n");
            tabs.append(text.isEmpty() ? "émigré" : text).append(i % 4 == 0 ? "\ta\n" : "\tb\n");
        }
        files.file("texts.csv", commas.toString())
                .file("texts.tsv", tabs.toString())
                .file("folder/a.txt", tabs.substring(0, tabs.length() / 2))
                .file("folder/b.txt", "\n" + tabs.substring(tabs.length() / 2))
                .file("vectors.txt", "wa 1 2\nwb 3 4\n");
        assertSame("text-csv", "texts.csv", "texts.csv", "label", Json.text("label"), "max_length", Json.number(9));
        assertSame("text-tsv", "texts.tsv", "texts.tsv", "level", Json.text("character"));
        assertSame("text-folder", "folder", "folder", "vectors", Json.text("vectors.txt"));
    }

    private void assertSame(String format, String train, String test, Object... options) {
        Dataset held = files.loadBoth(format, train, test, with(NO, options));
        Dataset streamed = files.loadBoth(format, train, test, with(YES, options));
        assertThat(streamed.isStreamed()).isTrue();
        assertThat(streamed.share()).isZero();
        assertThat(streamed.description().shape()).isEqualTo(held.description().shape());
        assertSame(held.split(0.25, 3), streamed.split(0.25, 3));
        assertSame(held.folds(3, 1).split(1), streamed.folds(3, 1).split(1));
        assertThat(Samples.each(streamed.test(held.split(0, 1).preprocessing()).inputs()))
                .usingRecursiveComparison()
                .isEqualTo(
                        Samples.each(held.test(held.split(0, 1).preprocessing()).inputs()));
    }

    private static void assertSame(Split held, Split streamed) {
        assertThat(streamed.preprocessing()).isEqualTo(held.preprocessing());
        assertThat(streamed.vectors().map(TokenVectors::known))
                .isEqualTo(held.vectors().map(TokenVectors::known));
        List<Examples> parts = List.of(streamed.train(), streamed.validation(), streamed.test());
        List<Examples> others = List.of(held.train(), held.validation(), held.test());
        for (int part = 0; part < 3; part++) {
            assertSame(others.get(part), parts.get(part));
        }
    }

    private static void assertSame(Examples held, Examples streamed) {
        assertThat(held.inputs()).isNotInstanceOf(Streamed.class);
        assertThat(streamed.inputs()).isInstanceOf(Streamed.class);
        assertThat(Samples.each(streamed.inputs()).toArray(float[][]::new))
                .isDeepEqualTo(Samples.each(held.inputs()).toArray(float[][]::new));
        assertThat(streamed.targets()).usingRecursiveComparison().isEqualTo(held.targets());
    }

    @Test
    void aBatchIsNoLongerThanItsLongestSequencePadded() {
        StringBuilder rows = new StringBuilder("@univariate true\n@classLabel true a b\n@data\n");
        for (int steps = 1; steps <= 40; steps++) {
            rows.append("1,".repeat(steps - 1)).append("2:").append(steps % 2 == 0 ? "a\n" : "b\n");
        }
        Dataset dataset = files.file("train.ts", rows.toString()).loadBoth("ts", "train.ts", "train.ts", "stream", YES);
        Streamed streamed = (Streamed) dataset.split(0, 1).test().inputs();
        assertThat(streamed.lengths().orElseThrow()).startsWith(1, 2, 3).endsWith(39, 40);
        assertThat(((Inputs.Series) streamed.read(new int[] {4, 2})).length()).isEqualTo(8);
        assertThat(((Inputs.Series) streamed.read(new int[] {4, 8})).length()).isEqualTo(16);
        assertThat(((Inputs.Series) streamed.read(new int[] {39})).length()).isEqualTo(40);
    }

    @Test
    void whatIsWrongIsSaidAlike() throws IOException {
        files.file("uneven.csv", "x,y\n1,a\n\n2,\"b\nb\"\n3,a,4\n")
                .file("slip.csv", "x,y\n" + "1,a\n2,b\n".repeat(20) + "2l,a\n")
                .file("amount.csv", "x,y\n" + "1,0.5\n2,1.5\n".repeat(20) + "2,NA\n")
                .file("unlabelled.csv", "1,a\n2,\n3,b\n")
                .file("twice.csv", "x,x,y\n1,2,a\n2,3,b\n")
                .file("rare.csv", "opal,gem\noak,tree\nelm,tree\nlynx,cat\nash,tree\n")
                .file("quote.csv", "x,y\n1,\"a\" b\n2,b\n")
                .file("empty.csv", "")
                .file("header.csv", "x,y\n");
        Files.write(root.resolve("latin.csv"), "1,a\n2,\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        for (String train : List.of(
                "uneven.csv",
                "slip.csv",
                "amount.csv",
                "unlabelled.csv",
                "twice.csv",
                "rare.csv",
                "quote.csv",
                "empty.csv",
                "latin.csv")) {
            assertRefusedAlike("csv", train);
        }
        assertRefusedAlike("csv", "header.csv", "header", YES);
        for (String train : List.of("uneven.csv", "unlabelled.csv", "latin.csv")) {
            assertRefusedAlike("text-csv", train);
        }
        String header = "@classLabel true up down\n@data\n";
        files.file("case.ts", header + "1:up\n1,x:down\n")
                .file("class.ts", header + "1:up\n1:sideways\n")
                .file("prose.ts", "Once upon a time\n")
                .file("nothing.ts", header)
                .file("folder/a.txt", "one\n")
                .file("folder/b.txt", "\n");
        for (String train : List.of("case.ts", "class.ts", "prose.ts", "nothing.ts")) {
            assertRefusedAlike("ts", train);
        }
        assertRefusedAlike("text-folder", "folder");
    }

    private void assertRefusedAlike(String format, String train, Object... options) {
        Failure held = catchThrowableOfType(Failure.class, () -> files.load(format, train, with(NO, options)));
        Failure streamed = catchThrowableOfType(Failure.class, () -> files.load(format, train, with(YES, options)));
        assertThat(held).isNotNull();
        assertThat(streamed).hasMessage(held.getMessage());
    }

    private static Object[] with(Json stream, Object... options) {
        List<Object> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("stream", stream));
        return all.toArray();
    }

    @Test
    void whatIsMoreThanTheMemoryIsStreamedUnlessThatIsForbidden() throws IOException {
        DataFile plain = new DataFile("large.csv", root.resolve("large.csv"), root);
        DataFile small = new DataFile("small.csv", root.resolve("small.csv"), root);
        files.file("small.csv", "x");
        try (RandomAccessFile large = new RandomAccessFile(plain.path().toFile(), "rw")) {
            large.setLength(Memory.mostText());
        }
        assertThat(Residency.of(Optional.empty(), List.of(plain))).isEqualTo(Residency.IN_MEMORY);
        assertThat(Residency.of(Optional.of(true), List.of(small))).isEqualTo(Residency.ON_DISK);
        assertThat(Residency.of(Optional.empty(), List.of(small, plain))).isEqualTo(Residency.ON_DISK);
        pack("large.csv", "large.csv.gz");
        DataFile packed = new DataFile("large.csv.gz", root.resolve("large.csv.gz"), root);
        assertThat(packed.size()).isLessThan(Memory.mostText() / 10);
        assertThat(Residency.of(Optional.empty(), List.of(packed, small))).isEqualTo(Residency.ON_DISK);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> Residency.of(Optional.of(false), List.of(small, plain)))
                .withMessageMatching("large.csv: brings the text to more than the [0-9,]+ bytes that are held, .*");
    }

    @Test
    void aFileThatHasChangedBetweenTwoReadingsIsNamed() throws IOException {
        files.file("table.csv", "1,a\n2,b\n3,a\n");
        DataFile file = new DataFile("table.csv", root.resolve("table.csv"), root);
        Table table = Table.read(
                new SourceFiles(List.of(file), List.of()),
                CsvFile.quoted(','),
                NumberStyle.PLAIN,
                Header.AUTO,
                ColumnName.LAST,
                Residency.ON_DISK);
        files.file("table.csv", "1,a\n2,b\n");
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> table.forEach(_ -> {}))
                .withMessage("table.csv: has 2 examples; it had 3 when it was first looked through");
    }

    @Test
    void moreDifferentWordsThanAreHeldAreRefusedByTheirColumn() {
        Vocabulary words = new Vocabulary(new Vocabulary.Room(400), "different values of column id are not held; or");
        words.number("a", message -> DatasetFailure.atLine("table.csv", 1, message));
        words.number("b", message -> DatasetFailure.atLine("table.csv", 2, message));
        words.number("a", message -> DatasetFailure.atLine("table.csv", 3, message));
        words.number("c", message -> DatasetFailure.atLine("table.csv", 4, message));
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> words.number("d", message -> DatasetFailure.atLine("table.csv", 5, message)))
                .withMessageStartingWith("table.csv, line 5: more than 3 different values of column id are not held; ");
    }

    private void pack(String name, String packed) throws IOException {
        try (OutputStream out = new QuickGzip(Files.newOutputStream(root.resolve(packed)))) {
            Files.copy(root.resolve(name), out);
        }
    }

    /** Packs fast and not well. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
