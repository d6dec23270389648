package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatsTest {
    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void rareWordsAreUnknownAndShortTextsArePadded() {
        files.file("train.csv", """
                text,label
                good good tea,yes
                bad tea,no
                good cake,yes
                bad bread,no
                """).file("test.csv", """
                text,label
                good soup,yes
                ,no
                tea tea tea tea,no
                """);
        Split split = files.loadBoth("text-csv", "train.csv", "test.csv").split(0, 0);
        TextPreprocessing text = (TextPreprocessing) split.preprocessing().input();
        assertThat(text.vocabulary()).containsExactly("<padding>", "<unknown>", "good", "bad", "tea");
        Inputs.Tokens test = (Inputs.Tokens) split.test().inputs();
        assertThat(test.length()).isEqualTo(3);
        assertThat(test.lengths()).containsExactly(2, 1, 3);
        assertThat(test.ids()).containsExactly(2, 1, 0, 1, 0, 0, 4, 4, 4);
    }

    @Test
    void optionsRuleVocabularyLengthAndLevel() {
        files.file("texts.tsv", "a\tAb ab c\nb\tab \"d\na\tab Ab Ab\nb\tab Ab\na\tAb ab Ab\nb\tab c\n");
        TextPreprocessing words = fitted(
                "label", Json.text("first"),
                "min_count", Json.number(1),
                "max_vocabulary", Json.number(4),
                "max_length", Json.number(2),
                "lower_case", new Json.Bool(false));
        assertThat(words.vocabulary()).containsExactlyInAnyOrder("<padding>", "<unknown>", "Ab", "ab");
        assertThat(words.maxLength()).isEqualTo(2);
        TextPreprocessing characters = fitted("label", Json.text("first"), "level", Json.text("character"));
        assertThat(characters.vocabulary()).contains("A", "\"", " ");
        assertThat(characters.maxLength()).isEqualTo(8);
        files.refuses(
                "options.level: must be one of word, character", "text-tsv", "texts.tsv", "level", Json.text("letter"));
    }

    @Test
    void aQuotationMarkInATabbedFileIsText() {
        files.file("texts.tsv", "a\tsay \"hi\na\t\"x\" y\nb\tno\nb\tyes\"\n");
        assertThat(files.load("text-tsv", "texts.tsv", "label", Json.text("first"), "header", new Json.Bool(false))
                        .description()
                        .classes())
                .containsExactly("a", "b");
    }

    @Test
    void theTextIsAskedForWhereItIsNotPlain() {
        files.file("wide.csv", "id,text,label\n1,x y,a\n2,y z,b\n3,x z,a\n4,z,b\n")
                .file("thin.csv", "a\nb\na\n");
        files.refuses(
                "options.text: is needed, since wide.csv has more columns than a text and its label: id, text, label",
                "text-csv",
                "wide.csv");
        files.refuses(
                "options.text: names the column of the labels", "text-csv", "wide.csv", "text", Json.text("label"));
        assertThat(files.load("text-csv", "wide.csv", "text", Json.text("text"))
                        .description()
                        .trainSize())
                .isEqualTo(3);
        files.refuses("thin.csv: has one column; expected two", "text-csv", "thin.csv");
    }

    @Test
    void whatIsNotUtf8IsNamedWithItsLine() throws IOException {
        Files.write(root.resolve("latin.csv"), new byte[] {'a', ',', 'x', '\n', 'b', ',', (byte) 0xE9, '\n'});
        files.refuses(
                "latin.csv, line 2: byte 0xE9 at offset 6 is not UTF-8; say by option encoding",
                "text-csv",
                "latin.csv");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        files.file("marked.csv", "\uFEFFtext,label\nx,a\ny,b\nz,a\n");
        assertThat(files.load("text-csv", "marked.csv", "text", Json.text("text"))
                        .description()
                        .classes())
                .containsExactly("a", "b");
    }

    @Test
    void aFolderHasOneFileForEachClassAndNotesAreLeftOut() {
        files.file("names/Greek.txt", "Adamou\n\nAgelakos\nAlexio\n")
                .file("names/Irish.txt", "Aodh\nAhearn\nBran\n")
                .file("names/README.txt", "Names.\n")
                .file("names/notes.md", "Names.\n");
        Dataset dataset = files.load("text-folder", "names", "level", Json.text("character"));
        assertThat(dataset.description().classes()).containsExactly("Greek", "Irish");
        assertThat(dataset.description().trainSize() + dataset.description().testSize())
                .isEqualTo(6);
    }

    @Test
    void aFolderThatIsNoneOrHoldsNothingIsRefused() {
        files.file("names/Greek.txt", "Adamou\n").file("names/Irish.txt", "\n").file("other/notes.md", "x");
        files.refuses("names/Irish.txt: is empty; expected a text in each line", "text-folder", "names");
        files.refuses("other: holds no .txt file; expected one for each class", "text-folder", "other");
        files.refuses("names/Greek.txt: is a file; expected a folder", "text-folder", "names/Greek.txt");
        files.refuses("names: is a folder; expected a file", "text-csv", "names");
    }

    private TextPreprocessing fitted(Object... options) {
        return (TextPreprocessing) files.load("text-tsv", "texts.tsv", options)
                .split(0, 0)
                .preprocessing()
                .input();
    }

    @Test
    void aClassInCapitalsIsAClassAndAKnownNoteIsNot() {
        files.file("places/USA.txt", "Boston\nSalem\nDover\n")
                .file("places/UK.txt", "Bath\nYork\nDeal\n")
                .file("places/SOURCE.txt", "A gazetteer.\n")
                .file("places/LICENSE.txt", "Free.\n");
        assertThat(files.load("text-folder", "places").description().classes()).containsExactly("UK", "USA");
    }
}
