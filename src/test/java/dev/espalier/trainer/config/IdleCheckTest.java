package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdleCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "model.projection     | 'model': {'type': 'resnet', 'shortcut': false, 'projection': 'pad'}",
                "model.projection     | 'model': {'type': 'resnet', 'stages': 1, 'projection': 'convolution'}",
                "model.projection     | 'model': {'type': 'resnet', 'blocks': [3], 'projection': 'pad'}",
                "model.shape          | 'model': {'type': 'mlp', 'depth': 1, 'shape': 'funnel'}",
                "model.padding        | 'model': {'type': 'cnn-rnn', 'kernel': 1, 'padding': 'causal'}",
                "model.embedding      | 'model': {'type': 'tcn', 'embedding': 8, 'embedding_source': 'file'}",
                "optimizer.nesterov   | 'optimizer': {'type': 'sgd', 'momentum': 0, 'nesterov': true}",
                "optimizer.momentum   | 'optimizer': {'type': 'nesterov', 'momentum': 0}",
                "schedule.cycle_growth| 'schedule': {'type': 'cosine', 'cycle_growth': 2}",
                "optimizer.decoupled_weight_decay | 'optimizer': {'type': 'sgd', 'decoupled_weight_decay': true}",
                "optimizer.decoupled_weight_decay | 'weight_decay': 0, 'optimizer': {'type': 'adagrad', 'decoupled_weight_decay': true}"
            })
    void aMemberThatHasNoEffectBesideTheOthersIsRefused(String member, String members) {
        assertThat(problems(members))
                .singleElement()
                .asString()
                .startsWith("trial." + member + ": ")
                .endsWith(".")
                .doesNotContain("$choice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'model': {'type': 'resnet', 'shortcut': false, 'projection': 'auto'}",
                "'model': {'type': 'resnet', 'stages': 1, 'block': 'bottleneck', 'projection': 'pad'}",
                "'model': {'type': 'resnet', 'depth': 20, 'projection': 'convolution'}",
                "'model': {'type': 'resnet', 'stages': {'$int': {'low': 2, 'high': 4}}, 'projection': {'$choice': ['pad', 'convolution']}}",
                "'model': {'type': 'mlp', 'depth': 1, 'shape': 'constant'}",
                "'model': {'type': 'mlp', 'depth': 1, 'residual': true}",
                "'model': {'type': 'mlp', 'shape': 'funnel'}",
                "'model': {'type': 'cnn-rnn', 'kernel': 1, 'padding': 'same'}",
                "'model': {'type': 'rnn', 'layers': 1, 'dropout': 0.5}",
                "'model': {'type': 'transformer-encoder', 'heads': 16, 'width': 4}",
                "'optimizer': {'type': 'sgd', 'momentum': 0}",
                "'optimizer': {'type': 'nesterov', 'momentum': {'$float': {'low': 0.1, 'high': 0.9}}}",
                "'schedule': {'type': 'cosine', 'restarts': 1, 'cycle_growth': 2}",
                "'schedule': {'type': 'cosine', 'cycle_growth': 1}",
                "'weight_decay': {'$choice': [0, 0.001]}, 'optimizer': {'type': 'sgd', 'decoupled_weight_decay': true}",
                "'optimizer': {'type': 'sgd', 'decoupled_weight_decay': false}"
            })
    void aMemberThatHasAnEffectIsTaken(String members) {
        assertThat(problems(members)).isEmpty();
    }

    @Test
    void aMemberThatHasAnEffectBesideSomeChoicesIsTakenUnlessConstraintsExcludeThose() {
        String open =
                "'model': {'type': 'resnet', 'shortcut': {'$choice': [true, false]}, 'projection': {'$choice': ['pad', 'convolution']}}";
        assertThat(problems(open)).isEmpty();
        assertThat(problems(open, "model.shortcut == false"))
                .singleElement()
                .asString()
                .startsWith("trial.model.projection.$choice.0: ");
        assertThat(
                        problems(
                                "'model': {'type': 'mlp', 'depth': {'$int': {'low': 1, 'high': 4}}, 'shape': {'$choice': ['constant', 'funnel']}}"))
                .isEmpty();
    }

    @Test
    void eachOptionOfAChoiceIsLookedAt() {
        assertThat(problems("'optimizer': {'$choice': ['adam', {'type': 'sgd', 'momentum': 0, 'nesterov': true}]}"))
                .singleElement()
                .asString()
                .startsWith("trial.optimizer.$choice.1.nesterov: ");
    }

    private static List<String> problems(String members, String... constraints) {
        Json.Object trial = (Json.Object) JsonText.parse("{" + members.replace('\'', '"') + "}");
        Problems problems = new Problems();
        CombinationCheck combinations = new CombinationCheck(Allowed.by(List.of(constraints), trial), problems);
        IdleCheck.check(new SearchValue("trial", trial), combinations, problems);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
