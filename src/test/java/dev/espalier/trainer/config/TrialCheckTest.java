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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialCheckTest {
    private static final DatasetDescription IMAGES = dataset("image", 3, 32, 32);
    private static final DatasetDescription SERIES = dataset("series", 3, 50);
    private static final DatasetDescription TEXTS = dataset("text", 50);
    private static final DatasetDescription ROWS = dataset("tabular", 12);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'cnn'",
                "'resnet'",
                "{'type': 'cnn', 'depth': 2}",
                "{'type': 'resnet', 'norm': {'$choice': ['layer', 'batch']}}",
                "{'type': {'$choice': ['mlp', 'cnn']}}",
                "{'type': 'mlp', 'norm': 'batch'}",
                "{'$choice': ['mlp', {'type': 'resnet'}]}"
            })
    void batchesOfOneExampleAreRefusedForABatchNorm(String model) {
        assertThat(problems(IMAGES, "{'batch_size': 1, 'model': " + model + "}"))
                .singleElement()
                .asString()
                .startsWith("trial.batch_size: can be 1, but a batch norm")
                .contains("at least 2, with accumulate_batches", "\"layer\"");
    }

    @Test
    void batchesOfOneExampleAreRefusedForABatchNormOverSequences() {
        for (String type : List.of("tcn", "cnn-rnn")) {
            String model = "{'type': '" + type + "', 'norm': 'batch'}";
            assertThat(problems(SERIES, "{'batch_size': {'$ordinal': [1, 32]}, 'model': " + model + "}"))
                    .singleElement()
                    .asString()
                    .startsWith("trial.batch_size.$ordinal.0: can be 1");
            assertThat(problems(SERIES, "{'batch_size': {'$int': {'low': 1, 'high': 8}}, 'model': " + model + "}"))
                    .singleElement()
                    .asString()
                    .startsWith("trial.batch_size: can be 1");
        }
    }

    @Test
    void batchesOfOneExampleAreTakenWhereNoBatchNormLearnsFromThem() {
        assertThat(problems(IMAGES, "{'batch_size': 1, 'model': {'type': 'cnn', 'norm': 'layer'}}"))
                .isEmpty();
        assertThat(problems(IMAGES, "{'batch_size': {'$int': {'low': 2, 'high': 8}}, 'model': 'cnn'}"))
                .isEmpty();
        assertThat(problems(SERIES, "{'batch_size': 1, 'model': {'$choice': ['tcn', 'rnn', 'transformer-encoder']}}"))
                .isEmpty();
        String held = "{'batch_size': 1, 'model': 'resnet', 'freeze': {'layers': 'all_but_head'%s}}";
        assertThat(problems(IMAGES, held.formatted(""))).isEmpty();
        assertThat(problems(IMAGES, held.formatted(", 'until_epoch': 2"))).hasSize(1);
    }

    @Test
    void numbersOfManyDigitsAreNotWrittenOut() {
        String vast = "{'$int': {'low': 1, 'high': 1e999999999, 'step': 2}}";
        assertThat(problems(IMAGES, "{'batch_size': " + vast + ", 'model': {'type': 'cnn', 'kernel': " + vast + "}}"))
                .singleElement()
                .asString()
                .startsWith("trial.batch_size: can be 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "blocks      | 'blocks': 2",
                "blocks      | 'blocks': 2, 'stages': 0",
                "depth       | 'depth': 3, 'stages': 2",
                "growth      | 'growth': 2, 'block': 'densenet'",
                "growth_rate | 'growth_rate': 12",
                "growth_rate | 'growth_rate': {'$int': {'low': 4, 'high': 8}}, 'block': 'inception'",
                "compression | 'compression': 0.5, 'block': 'plain'",
                "stride      | 'stride': 2, 'stages': 2, 'pooling': 'none'",
                "stride      | 'stride': 2, 'depth': 1, 'pooling': 'none'",
                "growth      | 'growth': 3, 'stages': 1",
                "growth      | 'growth': 3, 'depth': 1",
                "compression | 'compression': 0.5, 'block': 'densenet', 'depth': 1",
                "pooling     | 'pooling': 'max', 'block': 'densenet', 'stages': 1, 'blocks': 4",
                "stride      | 'stride': 3, 'block': 'densenet', 'stages': 1",
                "padding     | 'padding': 'valid', 'kernel': 1"
            })
    void aMemberOfAConvolutionalNetThatHasNoEffectIsRefused(String member, String members) {
        assertThat(problems(IMAGES, "{'model': {'type': 'cnn', " + members + "}}"))
                .singleElement()
                .asString()
                .startsWith("trial.model." + member + ": ")
                .doesNotContain("$choice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'blocks': {'$choice': [1, 'auto']}, 'stages': 2, 'depth': 'auto'",
                "'blocks': 'auto', 'depth': {'$int': {'low': 2, 'high': 4}}",
                "'growth': 2, 'growth_rate': 'auto', 'compression': 'auto'",
                "'growth': 'auto', 'growth_rate': 4, 'compression': {'$float': {'low': 0.3, 'high': 1}}, 'block': 'densenet'",
                "'stride': 3, 'stages': 2, 'pooling': {'$choice': ['auto', 'strided']}",
                "'stages': 2, 'stride': 2, 'pooling': {'$choice': ['none', 'max']}",
                // By the stride there are more or fewer stages.
                "'stride': 3, 'depth': 4, 'pooling': 'none'"
            })
    void aMemberThatHasAnEffectIsTaken(String members) {
        assertThat(problems(IMAGES, "{'model': {'type': 'cnn', " + members + "}}"))
                .isEmpty();
    }

    @Test
    void theWidthOfAnEmbeddingIsRefusedWhereNothingIsEmbedded() {
        for (String type : List.of("rnn", "tcn", "cnn-rnn")) {
            String model = "{'model': {'type': '" + type + "', 'embedding': %s}}";
            assertThat(problems(SERIES, model.formatted(32)))
                    .containsExactly(
                            "trial.model.embedding: is the width of tokens' vectors, but a series has none; leave it out.");
            assertThat(problems(SERIES, model.formatted("'auto'"))).isEmpty();
            assertThat(problems(TEXTS, model.formatted("{'$ordinal': [16, 32]}")))
                    .isEmpty();
        }
        assertThat(problems(IMAGES, "{'model': {'type': 'mlp', 'embedding': {'$choice': [0, 'auto', 8]}}}"))
                .containsExactly(
                        "trial.model.embedding.$choice.2: is the width of categories' vectors, but an image has none; leave it out.");
        DatasetDescription numbers = categories(0);
        assertThat(problems(numbers, "{'model': {'type': 'mlp', 'embedding': {'$ordinal': [4, 8]}}}"))
                .containsExactly(
                        "trial.model.embedding.$ordinal.0: is the width of vectors for categories, but no column of the table has any; take 0 or \"auto\".");
        assertThat(problems(numbers, "{'model': {'type': 'mlp', 'embedding': {'$choice': [0, 'auto']}}}"))
                .isEmpty();
        for (DatasetDescription rows : List.of(ROWS, categories(1))) {
            assertThat(problems(rows, "{'model': {'type': 'mlp', 'embedding': 8}}"))
                    .isEmpty();
        }
    }

    @Test
    void theWidthOfAnEmbeddingIsRefusedBesideTheVectorsOfAFile() {
        assertThat(problems(TEXTS, "{'model': {'type': 'rnn', 'embedding': 32, 'embedding_source': 'file'}}"))
                .singleElement()
                .asString()
                .startsWith("trial.model.embedding: cannot be given where embedding_source is \"file\"");
        assertThat(problems(TEXTS, "{'model': {'type': 'rnn', 'embedding': 32, 'embedding_source': 'trained'}}"))
                .isEmpty();
        assertThat(problems(TEXTS, "{'model': {'type': 'rnn', 'embedding_source': {'$choice': ['trained', 'file']}}}"))
                .isEmpty();
    }

    @Test
    void aBatchOfOneExampleIsTakenWhereAConstraintKeepsItFromABatchNorm() {
        String open =
                "{'batch_size': {'$ordinal': [1, 8]}, 'model': {'type': 'cnn', 'norm': {'$choice': ['layer', 'batch']}}}";
        assertThat(problems(IMAGES, open)).hasSize(1);
        assertThat(problems(IMAGES, open, "batch_size > 1 or model.norm != \"batch\""))
                .isEmpty();
    }

    @Test
    void whatIsBalancedTwiceIsTakenWhereAConstraintKeepsItApart() {
        String open =
                "{'model': 'cnn', 'class_weights': {'$choice': ['none', 'balanced']}, 'sampling': {'$choice': ['shuffle', 'balanced']}}";
        assertThat(problems(IMAGES, open)).hasSize(1);
        assertThat(problems(IMAGES, open, "class_weights == \"none\" or sampling == \"shuffle\""))
                .isEmpty();
    }

    @Test
    void keptFeaturesAreTakenBesideDropoutThatAConstraintKeepsApart() {
        String open = "{'freeze': {'layers': 'all_but_head', 'features': {'$choice': ['computed', 'cached']}},"
                + " 'model': {'type': 'resnet', 'dropout': {'$ordinal': [0, 0.5]}}}";
        assertThat(problems(IMAGES, open))
                .singleElement()
                .asString()
                .startsWith("trial.model.dropout.$ordinal.1: can differ from epoch to epoch");
        assertThat(problems(IMAGES, open, "freeze.features == \"computed\" or model.dropout == 0"))
                .isEmpty();
    }

    private static DatasetDescription categories(int count) {
        return new DatasetDescription("tabular", List.of(12), List.of("a", "b"), 100, 10, "").withCategories(count);
    }

    private static DatasetDescription dataset(String kind, Integer... shape) {
        return new DatasetDescription(kind, List.of(shape), List.of("a", "b"), 100, 10, "");
    }

    private static List<String> problems(DatasetDescription dataset, String trial, String... constraints) {
        Json.Object tree =
                ((Json.Object) JsonText.parse(trial.replace('\'', '"'))).with("dataset", Json.text("examples"));
        Problems problems = new Problems();
        new TrialCheck(name -> Optional.of(dataset), problems).check(BuiltinSpec.of(tree, 27, List.of(constraints)));
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
