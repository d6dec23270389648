package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.BuiltinSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetCheckTest {
    private final TrainerVocabulary vocabulary = new TrainerVocabulary(name -> name.equals("flowers")
            ? Optional.of(new DatasetDescription("tabular", List.of(3), List.of("a", "b"), 100, 20, "c0ffee"))
            : Optional.empty());

    @Test
    void aSubmissionIsHeldToTheDataSetAsItIsThen() {
        assertThat(vocabulary.settled(trial("")).get("dataset_checksum")).contains(Json.text("c0ffee"));
        assertThat(vocabulary.settled(trial(", 'dataset_checksum': ''")).get("dataset_checksum"))
                .contains(Json.text("c0ffee"));
    }

    @Test
    void aChecksumThatIsGivenMustBeThatOfTheDataSet() {
        assertThat(problems(", 'dataset_checksum': 'c0ffee'")).isEmpty();
        assertThat(problems(", 'dataset_checksum': ''")).isEmpty();
        assertThat(problems(", 'dataset_checksum': {'$choice': ['c0ffee', 'bad']}"))
                .containsExactly(
                        "trial.dataset_checksum.$choice.1: is not that of data set \"flowers\" as it is registered, which is c0ffee; leave it out to take that.");
    }

    @Test
    void whatNoModelTrainsOnIsRefusedInWordsAndHeldAgainstNothingElse() {
        assertThat(refusals("caption", List.of(), "'model': 'cnn', 'task': 'auto'"))
                .containsExactly(
                        "trial.dataset: is \"scenes\", which is of images with captions; no model trains on those yet, so take a data set of images, series, texts or rows of a table.");
        assertThat(refusals("question", List.of("no", "yes"), "'model': {'$choice': ['cnn', 'rnn']}, 'folds': 7"))
                .containsExactly(
                        "trial.dataset: is \"scenes\", which is of questions about images; no model trains on those yet, so take a data set of images, series, texts or rows of a table.");
    }

    @Test
    void aTaskThatNoModelTrainsForIsRefusedInWordsWhateverTheDataSet() {
        String refusal = "is a task that no model trains for yet; take another, or auto.";
        assertThat(problems(", 'task': 'captioning'")).containsExactly("trial.task: " + refusal);
        assertThat(problems(", 'task': {'$choice': ['auto', 'visual-question-answering']}"))
                .containsExactly("trial.task.$choice.1: " + refusal);
        assertThat(refusals("caption", List.of(), "'task': 'captioning'"))
                .hasSize(2)
                .contains("trial.task: " + refusal);
    }

    private static List<String> refusals(String kind, List<String> classes, String members) {
        DatasetDescription scenes = new DatasetDescription(kind, List.of(3, 8, 8, 5), classes, 5, 2, "c0ffee");
        Problems problems = new Problems();
        Json trial =
                JsonText.parse("{'dataset': 'scenes', %s}".formatted(members).replace('\'', '"'));
        new TrainerVocabulary(_ -> Optional.of(scenes)).check(BuiltinSpec.of((Json.Object) trial), problems);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }

    private List<String> problems(String member) {
        Problems problems = new Problems();
        vocabulary.check(BuiltinSpec.of(trial(member)), problems);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }

    private static Json.Object trial(String member) {
        return (Json.Object)
                JsonText.parse("{'dataset': 'flowers'%s}".formatted(member).replace('\'', '"'));
    }
}
