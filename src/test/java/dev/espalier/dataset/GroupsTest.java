package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
    private static final Json PATIENT = Json.text("patient");

    private Written files;

    /** Twelve patients of five rows each; column {@code x} is the patient's number. */
    @BeforeEach
    void files(@TempDir Path root) {
        StringBuilder table = new StringBuilder("patient,x,y\n");
        StringBuilder texts = new StringBuilder("patient,text,y\n");
        for (int row = 0; row < 60; row++) {
            String label = row / 5 % 3 == 0 ? "ill" : "well";
            table.append("p%d,%d,%s\n".formatted(row / 5, row / 5, label));
            texts.append("p%d,%s,%s\n".formatted(row / 5, "w".repeat(1 + row / 5), label));
        }
        files = new Written(root).file("table.csv", table.toString()).file("texts.csv", texts.toString());
    }

    @Test
    void noGroupIsInTwoPartsOfATable() {
        Dataset dataset = files.load("csv", "table.csv", "group", PATIENT);
        assertThat(dataset.description().shape()).containsExactly(1);
        assertApart(dataset.split(0.25, 3));
        for (int fold = 0; fold < 4; fold++) {
            assertApart(dataset.folds(4, 3).split(fold));
        }
        assertThat(dataset.description().testSize()).isIn(10, 15);
        assertThat(dataset.description().groups())
                .contains(dataset.description().trainSize() / 5);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> dataset.folds(20, 3))
                .withMessageMatching("folds: is 20, but data set small has only \\d+ training groups to divide");
    }

    @Test
    void noGroupIsInTwoPartsOfTexts() {
        Dataset dataset = files.load("text-csv", "texts.csv", "group", PATIENT, "min_count", Json.number(1));
        Split split = dataset.split(0.25, 3);
        assertThat(split.validation().size() % 5).isZero();
        assertThat(split.test().size() % 5).isZero();
        // Every patient has a word of his own, so all words but the training part's are unknown.
        for (Examples part : List.of(split.validation(), split.test())) {
            assertThat(Samples.numbers(part.inputs())).isNotEmpty().containsOnly(TextPreprocessing.UNKNOWN);
        }
    }

    private static void assertApart(Split split) {
        TabularPreprocessing.Numeric x = (TabularPreprocessing.Numeric)
                ((TabularPreprocessing) split.preprocessing().input()).columns().getFirst();
        Set<Long> seen = new HashSet<>();
        int size = 0;
        for (Examples part : List.of(split.train(), split.validation(), split.test())) {
            Set<Long> own = new HashSet<>();
            for (float value : Samples.numbers(part.inputs())) {
                own.add(Math.round(value * x.standardDeviation() + x.mean()));
            }
            assertThat(own).isNotEmpty();
            assertThat(seen.removeAll(own)).isFalse();
            seen.addAll(own);
            size += part.size();
        }
        assertThat(seen).hasSize(12);
        assertThat(size).isEqualTo(60);
    }

    @Test
    void aGroupOfTheTestFileMayNotBeInTheTrainingFile() {
        files.file("test.csv", "patient,x,y\np99,1,ill\np3,1,well\n");
        files.refusesTest(
                "test.csv, line 3: is of group p3, which is in the training file too, at line 17",
                "csv",
                "table.csv",
                "test.csv",
                "group",
                PATIENT);
    }

    @Test
    void aGroupMustBeThereAndNotTheLabel() {
        files.file("holes.csv", "patient,x,y\np1,1,ill\n,1,well\n");
        files.refuses("holes.csv, line 3: has no group in column patient", "csv", "holes.csv", "group", PATIENT);
        files.refuses("options.group: names the column of the labels, y", "csv", "table.csv", "group", Json.text("y"));
        files.refuses("options.group: table.csv has no column who", "csv", "table.csv", "group", Json.text("who"));
    }

    @Test
    void whereNoGroupCanBeSparedForTheTestTheGroupsAreNamedAsTheCause() {
        files.file("who.csv", "x,who,y\n1,ann,a\n2,ann,a\n3,bob,b\n4,bob,b\n5,bob,b\n");
        files.refuses(
                "has 5 examples in 2 groups, by option group, and no group to spare for the test",
                "csv",
                "who.csv",
                "group",
                Json.text("who"));
    }
}
