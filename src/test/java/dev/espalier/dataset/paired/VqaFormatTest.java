package dev.espalier.dataset.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.espalier.dataset.ImageFiles;
import dev.espalier.dataset.ImageTextPairs;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Partition;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.pixel.Pixels;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VqaFormatTest {
    private static final List<String> TRAIN = List.of("train.json", "train.zip");
    private static final List<String> TEST = List.of("test.json", "test");

    @TempDir
    Path root;

    private Written files;
    private ImageTextPairs vqa;

    /** Ten images, 0.png to 9.png, the even ones black and the odd ones white, and two for the test. */
    @BeforeEach
    void files() {
        vqa = new ImageTextPairs(root, "vqa");
        ImageFiles images = new ImageFiles();
        for (int i = 0; i < 10; i++) {
            images.plain(i + ".png", 4, 3, i % 2 == 0 ? 0 : 0xFFFFFF);
        }
        images.toZip(root.resolve("train.zip"));
        new ImageFiles().plain("0.png", 4, 3, 0).plain("1.png", 4, 3, 0xFFFFFF).toFolder(root.resolve("test"));
        files = new Written(root)
                .file("train.json", """
                        [["is it dark?", "yes", 0], ["is it bright", "yes", 1], ["is it dark?", "no", 1],
                         ["how many are there?", 2, 3]]""")
                .file("test.json", """
                        [["is it dark?", "no", 1], ["is it bright?", "no", "0"]]""")
                .file("answers.txt", "no\nyes\n\n2\n 3 \n");
    }

    @Test
    void questionsAreDescribedWithTheirImagesAndAnswers() {
        DatasetDescription set = vqa.describe(TRAIN, TEST, "answers", Json.text("answers.txt"));
        assertThat(set.kind()).isEqualTo("question");
        assertThat(set.shape()).containsExactly(3, 4, 3, 5);
        assertThat(set.classes()).containsExactly("no", "yes", "2", "3");
        assertThat(set.trainSize()).isEqualTo(4);
        assertThat(set.testSize()).isEqualTo(2);
        assertThat(set.checksum()).matches("[0-9a-f]{64}");
        assertThat(set.groups()).contains(3);
        assertThat(vqa.describe(TRAIN, TEST).classes()).containsExactly("2", "no", "yes");
    }

    @Test
    void everyImageThatIsAskedAboutIsHeldOnceAndNoOther() {
        RawImageTextPairs set = vqa.read(TRAIN);
        assertThat(set.pictureOf()).containsExactly(0, 1, 1, 2);
        assertThat(set.pictures().size()).isEqualTo(3);
        byte[] pixels = ((Pixels.Bytes) set.pictures().pixels()).values();
        assertThat(Arrays.copyOfRange(pixels, 0, 36)).containsOnly(0);
        assertThat(Arrays.copyOfRange(pixels, 36, 108)).containsOnly(-1);
        assertThat(set.texts().size()).isEqualTo(4);
        assertThat(set.labels().orElseThrow().indices()).containsExactly(2, 2, 1, 0);
    }

    @Test
    void imagesAreBroughtToASizeAndStreamedAsThoseOfAFolderAre() {
        new ImageFiles()
                .plain("a/0.jpg", 9, 5, 0xFFFFFF)
                .plain("b/1.bmp", 2, 2, 0)
                .toFolder(root.resolve("mixed"));
        files.file("two.json", "[[\"q\", \"a\", 0], [\"q\", \"b\", \"b/1\"], [\"q\", \"a\", \"1.bmp\"]]");
        List<String> train = List.of("two.json", "mixed");
        vqa.refuses(
                "mixed/b/1.bmp: is 2 x 2, but a/0.jpg is 9 x 5; option size, such as [32, 32], brings all to one",
                train);
        Object[] options = {
            "size", JsonFields.numbers(List.of(3, 2)), "color", Json.text("grey"), "stream", new Json.Bool(true)
        };
        RawImageTextPairs set = vqa.read(train, options);
        assertThat(set.appearance(new int[0]).shape()).startsWith(1, 3, 2);
        assertThat(set.pictures().isInMemory()).isFalse();
        byte[] pixels = new byte[6];
        ((Pixels.Stored) set.pictures().pixels()).source().read(1, pixels, 0);
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void questionsAreCutAsTextsAre() {
        assertThat(vqa.describe(TRAIN, TEST, "level", Json.text("character")).shape())
                .endsWith(19);
        assertThat(vqa.describe(TRAIN, TEST, "max_length", Json.number(2)).shape())
                .endsWith(2);
    }

    @Test
    void listsAndObjectsAndAFolderAndAZipAreTheSame() {
        files.file("objects.json", """
                [{"question": "is it dark?", "answer": "yes", "image": 0, "id": 7},
                 {"image": "1.png", "answer": "yes", "question": "is it bright"},
                 {"question": "is it dark?", "answer": "no", "image": "1"},
                 {"question": "how many are there?", "answer": "2", "image": "3.png"}]""");
        RawImageTextPairs lists = vqa.read(TRAIN);
        RawImageTextPairs objects = vqa.read(List.of("objects.json", "train.zip"));
        assertThat(tokens(objects)).isDeepEqualTo(tokens(lists));
        assertThat(objects.pictureOf()).isEqualTo(lists.pictureOf());
        assertThat(objects.labels().orElseThrow().indices())
                .isEqualTo(lists.labels().orElseThrow().indices());
    }

    private static int[][] tokens(RawImageTextPairs pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(pairs.texts().texts()::row)
                .toArray(int[][]::new);
    }

    @Test
    void withoutATestAFifthIsSetAsideAndNoImagesQuestionsAreParted() {
        StringBuilder questions = new StringBuilder("[");
        for (int i = 0; i < 60; i++) {
            questions
                    .append(i == 0 ? "" : ",\n")
                    .append("[\"what is it?\", \"%s\", %d]".formatted(i % 2 == 0 ? "a" : "b", i / 6));
        }
        files.file("many.json", questions + "]");
        List<String> train = List.of("many.json", "train.zip");
        DatasetDescription set = vqa.describe(train, List.of());
        assertThat(set.trainSize()).isEqualTo(48);
        assertThat(set.testSize()).isEqualTo(12);
        assertThat(set.groups()).contains(8);
        RawImageTextPairs raw = vqa.read(train);
        int[] rows = IntStream.range(0, 60).toArray();
        Partition fifth = raw.division().aside(rows, 0.2, 1);
        List<Integer> aside = pictures(raw, fifth.aside());
        assertThat(aside).hasSize(2).doesNotContainAnyElementsOf(pictures(raw, fifth.kept()));
    }

    private static List<Integer> pictures(RawImageTextPairs raw, int[] rows) {
        return Arrays.stream(rows)
                .map(row -> raw.pictureOf()[row])
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void whereNoImageCanBeSparedForTheTestThatIsTheCause() {
        files.file("one.json", "[[\"q\", \"a\", 1], [\"q\", \"b\", 1], [\"q\", \"a\", 1]]");
        vqa.refuses(
                "one.json, train.zip: has 3 examples about one image, and no image to spare for the test: all that are about one image stay together, and the last of a class stays to be learnt from; name test files",
                List.of("one.json", "train.zip"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ['q', 'a', 77]                                   | is about image 77, which is none of the 10 in train.zip
            ['q', 'a', '7.jpg']                              | is about image 7.jpg, which is none of the 10 in train.zip
            {'question': 'q', 'answer': 'a', 'image': 'x'}   | is about image x, which is none of the 10 in train.zip
            [' ', 'a', 1]                                    | has an empty question; fill it in, or leave it out
            ['q', ' ', 1]                                    | has an empty answer; fill it in, or leave the question out
            ['q', 'a', ' ']                                  | names no image; expected one for each question
            [3, 'a', 1]                                      | has a question that is no text
            ['q', null, 1]                                   | has an answer that is neither a text nor a whole number
            ['q', 0.5, 1]                                    | has an answer that is neither a text nor a whole number
            ['q', 1e999999999, 1]                            | has an answer that is neither a text nor a whole number
            ['q', 'a', [1]]                                  | has an image that is neither a text nor a whole number
            ['q', 'a']                                       | is a list of 2; expected a list of a question, its answer and an image, or an object of these
            {'question': 'q', 'image': 1}                    | has no answer; expected a list of a question, its answer and an image, or an object of these
            true                                             | is neither a list nor an object; expected a list of a question, its answer and an image, or an object of these
            """)
    void aWrongItemIsNamedByItsPlaceInTheList(String item, String message) {
        files.file("wrong.json", "[[\"q\", \"b\", 0],\n%s]".formatted(item.replace('\'', '"')));
        vqa.refuses("wrong.json, item [1]: " + message, List.of("wrong.json", "train.zip"));
        vqa.refusesTest("wrong.json, item [1]: " + message, TRAIN, List.of("wrong.json", "train.zip"));
    }

    @Test
    void whatIsNoListOfQuestionsIsRefusedWithTheReason() {
        refusesQuestions("{}", "wrong.json: is no list; expected one of questions");
        refusesQuestions("[]", "wrong.json: is empty; expected a list of questions");
        files.file("wrong.json", "[[\"q\", \"a\", 1],\n[\"q\" \"a\", 1]]");
        assertThat(catchThrowable(() -> vqa.describe(List.of("wrong.json", "train.zip"), List.of())))
                .isInstanceOf(DatasetFailure.class)
                .hasMessageStartingWith("wrong.json: cannot be read. Not JSON at line 2, column 6: ");
        refusesQuestions(
                "[[\"q\", \"a\", 1], [\"r\", \"a\", 2]]",
                "wrong.json, train.zip: every training example is of class a; a classifier needs at least two classes");
        vqa.refuses("test: is a folder; expected a file", List.of("test", "train.zip"));
        vqa.refuses("train: has 1 paths; format vqa takes 2: questions, folder or zip of images", List.of("test"));
    }

    private void refusesQuestions(String content, String message) {
        files.file("wrong.json", content);
        vqa.refuses(message, List.of("wrong.json", "train.zip"));
    }

    @Test
    void answersThatAreNotAmongThoseKnownAreNamed() throws IOException {
        files.file("few.txt", "no\n2\n").file("twice.txt", "no\nyes\nno\n").file("none.txt", "\n");
        vqa.refuses(
                "train.json, item [0]: found the class yes; expected one of no, 2, as in few.txt",
                TRAIN,
                "answers",
                Json.text("few.txt"));
        vqa.refuses(
                "twice.txt, line 3: has the answer no again; expected each once",
                TRAIN,
                "answers",
                Json.text("twice.txt"));
        vqa.refuses("none.txt: is empty; expected an answer in each line", TRAIN, "answers", Json.text("none.txt"));
        files.file("test.json", "[[\"q\", \"no\", 0], [\"q\", \"perhaps\", 1]]");
        vqa.refusesTest("test.json, item [1]: found the class perhaps; expected one of 2, no, yes", TRAIN, TEST);
        String once = vqa.describe(TRAIN, List.of(), "answers", Json.text("answers.txt"))
                .checksum();
        Files.writeString(root.resolve("answers.txt"), "yes\nno\n2\n3\n");
        assertThat(vqa.describe(TRAIN, List.of(), "answers", Json.text("answers.txt"))
                        .checksum())
                .isNotEqualTo(once);
    }

    @Test
    void anImageThatMayBeAnyOfTwoIsNotGuessed() {
        ImageFiles images = new ImageFiles()
                .plain("a/0.png", 2, 2, 0)
                .plain("b/0.png", 2, 2, 0)
                .plain("1.png", 2, 2, 0)
                .plain("1.jpg", 2, 2, 0)
                .add("__MACOSX/a/._0.png", new byte[3])
                .add("0.txt", new byte[3]);
        images.toZip(root.resolve("twins.zip"));
        files.file("stem.json", "[[\"q\", \"a\", \"a/0\"], [\"q\", \"b\", 1]]")
                .file("name.json", "[[\"q\", \"a\", \"b/0.png\"], [\"q\", \"b\", \"0.png\"]]")
                .file("sure.json", "[[\"q\", \"a\", \"b/0.png\"], [\"q\", \"b\", \"1.png\"]]");
        vqa.refuses(
                "stem.json, item [1]: is about image 1, which may be any of 1.jpg, 1.png in twins.zip; expected its path there",
                List.of("stem.json", "twins.zip"));
        vqa.refuses(
                "name.json, item [1]: is about image 0.png, which may be any of a/0.png, b/0.png in twins.zip; expected its path there",
                List.of("name.json", "twins.zip"));
        assertThat(vqa.read(List.of("sure.json", "twins.zip")).pictures().size())
                .isEqualTo(2);
    }

    @Test
    void aDamagedImageIsNamedWhereItIsAskedAbout() {
        new ImageFiles()
                .plain("0.png", 2, 2, 0)
                .plain("1.png", 2, 2, 0)
                .plain("2.png", 2, 2, 0)
                .add("3.png", new byte[] {1, 2, 3})
                .add("unasked.png", new byte[3])
                .toZip(root.resolve("damaged.zip"));
        vqa.refuses(
                "damaged.zip, entry 3.png: is no image; expected a file of the form PNG, JPEG, GIF, BMP or TIFF",
                List.of("train.json", "damaged.zip"));
        files.file("fine.json", "[[\"q\", \"a\", 0], [\"q\", \"b\", 1], [\"q\", \"b\", 2]]");
        assertThat(vqa.describe(List.of("fine.json", "damaged.zip"), List.of()).trainSize())
                .isEqualTo(2);
        new ImageFiles().add("README.md", new byte[3]).toZip(root.resolve("none.zip"));
        vqa.refuses(
                "none.zip: holds no images; expected those that the texts are about",
                List.of("train.json", "none.zip"));
    }

    @Test
    void anImageIsNotBothLearntFromAndTestedOn() {
        files.file("again.json", "[[\"q\", \"no\", 4], [\"q\", \"no\", 1]]");
        vqa.refusesTest(
                "again.json, item [1]: is about image 1.png, which training examples are about too; no image may be in both",
                TRAIN,
                List.of("again.json", "train.zip"));
    }

    @Test
    void itIsNotTrainedOn() {
        vqa.cannotBeTrainedOn(
                "dataset: scenes is of questions about images; no model trains on those yet, so take a data set of images, series, texts or rows of a table",
                TRAIN);
    }

    @Test
    void theChecksumIsOfTheImagesAndNotOfNotesBesideThem() throws IOException {
        String once = vqa.describe(TRAIN, TEST).checksum();
        Files.writeString(root.resolve("test/README.md"), "Images.");
        assertThat(vqa.describe(TRAIN, TEST).checksum()).isEqualTo(once);
        new ImageFiles().plain("0.png", 4, 3, 0x10).toFolder(root.resolve("test"));
        assertThat(vqa.describe(TRAIN, TEST).checksum()).isNotEqualTo(once);
    }
}
