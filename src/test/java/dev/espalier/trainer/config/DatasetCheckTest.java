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
