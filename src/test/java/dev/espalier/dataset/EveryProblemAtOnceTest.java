package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryProblemAtOnceTest {
    @TempDir
    Path root;

    @BeforeEach
    void files() {
        new Written(root).file("table.csv", "x,kind,y\n1,p,a\n2,q,b\n3,p,a\n4,q,b\n");
    }

    @Test
    void missingFilesAndWrongOptionsAreReportedTogether() {
        assertThat(problems(
                        "text-csv",
                        List.of("nowhere.csv"),
                        List.of("/absent.csv"),
                        "level",
                        Json.text("letter"),
                        "vectors",
                        Json.text("none.txt"),
                        "lable",
                        Json.text("y")))
                .containsExactly("train", "test", "options.level", "options.vectors", "options.lable");
    }

    @Test
    void ofSeveralPathsTheWrongOneIsTold() {
        assertThat(problems("idx", List.of("table.csv", "nowhere"), List.of("table.csv")))
                .containsExactly("test", "train[1]");
    }

    @Test
    void pathsAreLookedUpThoughTheFormatIsUnknown() {
        assertThat(problems("parquet", List.of("nowhere.csv"), List.of())).containsExactly("format", "train");
    }

    @Test
    void aShapeAndWhatToNormaliseByAreToldTogether() {
        Json three = JsonFields.numbers(List.of(1, 1, 1));
        assertThat(problems(
                        "csv-image",
                        List.of("table.csv"),
                        List.of(),
                        "shape",
                        JsonFields.numbers(List.of(2, 1, 1)),
                        "normalise",
                        JsonFields.object("mean", three, "deviation", three)))
                .containsExactly("options.shape", "options.normalise");
    }

    @Test
    void allColumnsThatTheTableLacksAreTold() {
        assertThat(problems(
                        "csv",
                        List.of("table.csv"),
                        List.of(),
                        "label",
                        Json.text("z"),
                        "drop",
                        JsonFields.texts(List.of("a", "b")),
                        "categorical",
                        JsonFields.numbers(List.of(7)),
                        "group",
                        Json.text("c")))
                .containsExactly(
                        "options.label", "options.group", "options.drop", "options.drop", "options.categorical");
        assertThat(problems(
                        "text-csv",
                        List.of("table.csv"),
                        List.of(),
                        "text",
                        Json.text("y"),
                        "group",
                        Json.text("last")))
                .containsExactly("options.group", "options.text");
    }

    private List<String> problems(String format, List<String> train, List<String> test, Object... options) {
        DatasetSpec spec = new DatasetSpec("small", format, train, test, Samples.options(options));
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> DatasetLoader.load(spec, List.of(root)));
        return refused.problems().stream().map(Problem::path).toList();
    }
}
