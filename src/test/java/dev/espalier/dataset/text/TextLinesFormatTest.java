package dev.espalier.dataset.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesFormatTest {
    private static final String PLAIN =
            "spam Free entry in\nham how are you\n\nspam\twin a prize\nham see you\nham ok then\n";

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root).file("plain.txt", PLAIN);
    }

    @Test
    void theFirstWordOfALineIsItsLabelAndTheRestItsText() {
        Dataset dataset = files.loadBoth("text-lines", "plain.txt", "plain.txt", "min_count", Json.number(1));
        assertThat(dataset.description().classes()).containsExactly("ham", "spam");
        Split split = dataset.split(0, 0);
        assertThat(Samples.labels(split.test())).containsExactly(1, 0, 1, 0, 0);
        assertThat(((Inputs.Tokens) split.test().inputs()).lengths()).containsExactly(3, 3, 3, 2, 2);
        assertThat(((TextPreprocessing) split.preprocessing().input()).vocabulary())
                .contains("free", "prize")
                .doesNotContain("spam", "ham");
    }

    @Test
    void theMarkOfFastTextIsNotPartOfTheLabel() {
        String marked = PLAIN.replace("spam", "__label__spam").replace("ham", "__label__ham");
        Dataset dataset = files.file("marked.txt", marked.replace("____label__", "__"))
                .loadBoth("text-lines", "marked.txt", "marked.txt");
        assertThat(dataset.description().classes()).containsExactly("ham", "spam");
        assertThat(dataset.split(0, 0).preprocessing())
                .isEqualTo(files.loadBoth("text-lines", "plain.txt", "plain.txt")
                        .split(0, 0)
                        .preprocessing());
    }

    @Test
    void theLabelMayStandLast() {
        files.file("last.txt", "Free entry in  spam\nhow are you ham\nwin a prize\tspam\nsee you ham\nok then ham\n");
        Dataset dataset = files.loadBoth("text-lines", "last.txt", "last.txt", "label", Json.text("last"));
        assertThat(dataset.split(0, 0).preprocessing())
                .isEqualTo(files.loadBoth("text-lines", "plain.txt", "plain.txt")
                        .split(0, 0)
                        .preprocessing());
    }

    @Test
    void streamedLinesAreTheSame() {
        for (Json label : List.of(Json.text("first"), Json.text("last"))) {
            Split held = files.loadBoth(
                            "text-lines", "plain.txt", "plain.txt", "label", label, "stream", new Json.Bool(false))
                    .split(0, 0);
            Split streamed = files.loadBoth(
                            "text-lines", "plain.txt", "plain.txt", "label", label, "stream", new Json.Bool(true))
                    .split(0, 0);
            assertThat(streamed.test().inputs()).as(label.toString()).isInstanceOf(Streamed.class);
            assertThat(streamed.preprocessing()).isEqualTo(held.preprocessing());
            assertThat(Samples.each(streamed.test().inputs()).toArray(float[][]::new))
                    .isDeepEqualTo(Samples.each(held.test().inputs()).toArray(float[][]::new));
        }
    }

    @Test
    void aLineOfAnotherFormIsNamed() {
        files.file("lonely.txt", PLAIN + "ham\n")
                .file("mixed.txt", "__label__a one two\nb one two\n")
                .file("two.txt", "__label__a __label__b one two\n__label__b one\n")
                .file("missing.txt", PLAIN + "? see you\n")
                .file("empty.txt", "\n\n")
                .file("other.txt", "eggs are fine\n");
        files.refuses("lonely.txt, line 7: found ham alone; expected a label and a text", "text-lines", "lonely.txt");
        files.refuses(
                "mixed.txt, line 2: found the label b; expected one that begins with __label__, as in the first line",
                "text-lines",
                "mixed.txt");
        files.refuses(
                "two.txt, line 1: has the label __label__b besides; expected one a line", "text-lines", "two.txt");
        files.refuses("missing.txt, line 7: has no label: found ?", "text-lines", "missing.txt");
        files.refuses("empty.txt: is empty", "text-lines", "empty.txt");
        files.refusesTest(
                "other.txt, line 1: found the class eggs; expected one of ham, spam",
                "text-lines",
                "plain.txt",
                "other.txt");
        files.refuses(
                "of lines with a label and a text take format text-lines",
                "text-csv",
                "plain.txt",
                "header",
                new Json.Bool(false));
    }
}
