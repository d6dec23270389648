package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of real images with what is asked and said of them. */
class RealImageTextPairsIT {

    @Test
    void easyVqaAsksManyTimesAboutEachOfItsDrawings() {
        DatasetDescription questions = Samples.described(
                "vqa",
                List.of("easy_vqa/train/questions.json", "easy_vqa/train/images.zip"),
                List.of("easy_vqa/test/questions.json", "easy_vqa/test/images.zip"),
                "answers",
                Json.text("easy_vqa/answers.txt"));
        assertThat(questions.kind()).isEqualTo("question");
        assertThat(questions.shape()).containsExactly(3, 64, 64, 10);
        assertThat(questions.classes())
                .containsExactly(
                        "circle",
                        "green",
                        "red",
                        "gray",
                        "yes",
                        "teal",
                        "black",
                        "rectangle",
                        "yellow",
                        "triangle",
                        "brown",
                        "blue",
                        "no");
        assertThat(questions.trainSize()).isEqualTo(38_575);
        assertThat(questions.testSize()).isEqualTo(9_673);
        assertThat(questions.groups()).contains(4_000);
    }

    @Test
    void photographsHaveTheirTitlesForCaptions() {
        DatasetDescription captions = Samples.described(
                "captions",
                List.of("fsac_photo_captions/captions.tsv", "fsac_photo_captions/images.zip"),
                List.of(),
                "size",
                JsonFields.numbers(List.of(48, 48)));
        assertThat(captions.kind()).isEqualTo("caption");
        assertThat(captions.shape()).containsExactly(3, 48, 48, 64);
        assertThat(captions.classes()).isEmpty();
        assertThat(captions.trainSize()).isEqualTo(1_292);
        assertThat(captions.testSize()).isEqualTo(323);
        assertThat(captions.groups()).contains(1_292);
    }
}
