package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceProblemsTest {

    @Test
    void everyProblemIsReportedAtOnceWithItsPath() {
        assertThat(Spaces.problems("""
                        {'learning_rate': {'$float': {'low': 0.1, 'high': 0.01}},
                         'width': {'$int': {'low': 8, 'hihg': 64}},
                         'model': {'$choice': [{'type': 'cnn', 'depth': {'$flaot': {'low': 1, 'high': 2}}},
                                               {'type': 'cnn', 'drop': {'$float': {'low': 'none', 'high': 0.5}}}]},
                         'batch': {'$ordinal': []}}
                        """, "learning_rate <", "wdith < 3"))
                .containsExactly(
                        new Problem("trial.learning_rate", "low 0.1 must be below high 0.01."),
                        new Problem(
                                "trial.width.$int.hihg",
                                "is unknown here. Did you mean \"high\"? Known are low, high, log, step."),
                        new Problem("trial.width.$int.high", "is missing; give the end of the range."),
                        new Problem(
                                "trial.model.$choice.1",
                                "is the second option called \"cnn\"; name the options apart with {\"$choice\": {\"one\":"
                                        + " …, \"other\": …}}."),
                        new Problem(
                                "trial.model.$choice.0.depth",
                                "there is no form \"$flaot\". Did you mean \"$float\"? The forms are $float, $int, $choice,"
                                        + " $ordinal."),
                        new Problem(
                                "trial.model.$choice.1.drop.$float.low",
                                "must be a finite number, but is the text \"none\"."),
                        new Problem("trial.batch.$ordinal", "offers nothing; give at least one value."),
                        new Problem(
                                "constraints.0",
                                "\"learning_rate <\" cannot be read at character 15: Missing second operand for operator."),
                        new Problem(
                                "constraints.1",
                                "there is no parameter \"wdith\". Did you mean \"width\"? The parameters are learning_rate,"
                                        + " width, model, model.cnn.drop, batch."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'$float': {'low': 1, 'high': 1}}                            | trial.a              | write the value 1 itself
                    {'$int': {'low': 3, 'high': 3}}                              | trial.a              | write the value 3 itself
                    {'$int': {'low': 4, 'high': 3}}                              | trial.a              | low 4 must be below high 3
                    {'$float': {'low': 0, 'high': 1, 'log': true}}               | trial.a              | needs low above 0
                    {'$int': {'low': -2, 'high': 1, 'log': true}}                | trial.a              | needs low above 0
                    {'$float': {'low': 1, 'high': 2, 'log': true, 'step': 0.1}}  | trial.a.$float.step  | does not go with
                    {'$float': {'low': 1, 'high': 2, 'step': 0}}                 | trial.a.$float.step  | must be above 0
                    {'$int': {'low': 1, 'high': 2, 'step': -1}}                  | trial.a.$int.step    | must be above 0
                    {'$int': {'low': 1, 'high': 2, 'step': 5}}                   | trial.a.$int.step    | only 1 wide
                    {'$float': {'low': 0, 'high': 1e300, 'step': 1e-300}}        | trial.a.$float.step  | too small
                    {'$int': {'low': 1.5, 'high': 2}}                            | trial.a.$int.low     | must be a whole number
                    {'$int': {'low': 1, 'high': 1e99}}                           | trial.a.$int.high    | 9007199254740992
                    {'$float': {'low': 1, 'high': 1e999}}                        | trial.a.$float.high  | beyond the largest
                    {'$float': {'low': 1, 'high': 'inf'}}                        | trial.a.$float.high  | finite number
                    {'$float': {'low': 1, 'high': 2, 'log': 'yes'}}              | trial.a.$float.log   | true or false
                    {'$float': [1, 2]}                                           | trial.a.$float       | must be an object
                    {'$choice': []}                                              | trial.a.$choice      | offers nothing
                    {'$choice': {}}                                              | trial.a.$choice      | offers nothing
                    {'$choice': 'sgd'}                                           | trial.a.$choice      | list of values
                    {'$choice': [1, '1']}                                        | trial.a.$choice.1    | called "1"
                    {'$choice': {'v1.5': {}}}                                    | trial.a.$choice.v1.5 | may not contain a dot
                    {'$choice': {'$float': {'low': 1, 'high': 2}}}               | trial.a.$choice.$float | dollar
                    {'$ordinal': {'a': 1}}                                       | trial.a.$ordinal     | list of values in order
                    {'$ordinal': [1, 2, 1.0]}                                    | trial.a.$ordinal.2   | twice
                    {'$ordinal': [1, {'$int': {'low': 1, 'high': 2}}]}           | trial.a.$ordinal.1   | use $choice
                    {'$range': [1, 2]}                                           | trial.a              | The forms are $float
                    {'$int': {'low': 1, 'high': 2}, '$choice': [1]}              | trial.a              | one of them alone
                    {'$int': {'low': 1, 'high': 2}, 'unit': 'px'}                | trial.a              | must stand alone
                    """)
    void aMistakeIsToldWhereItIsAndWhatWouldBeRight(String form, String path, String message) {
        List<Problem> problems = Spaces.problems("{'a': " + form + "}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void aTrialThatIsOneChoiceAsAWholeIsRefused() {
        assertThat(Spaces.problems("{'$choice': [{'type': 'a'}, {'type': 'b'}]}"))
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("trial");
    }

    @Test
    void twoOpenChoicesWithOnePathAreRefused() {
        assertThat(Spaces.problems(
                        "{'a.b': {'$ordinal': [1, 2]}, 'a': {'b': {'$ordinal': [1, 2]}}, 'c.d': {'$ordinal': [1, 2]}}"))
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("trial.a.b");
    }

    @Test
    void aTreeThatIsTooDeepIsRefusedNotOverflown() {
        Json tree = Json.number(1);
        for (int i = 0; i < 10_000; i++) {
            tree = Json.EMPTY.with("a", tree);
        }
        Problems problems = new Problems();
        SearchSpace.parse((Json.Object) tree, List.of(), problems);

        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("200 levels"));
    }

    @Test
    void tooManyOpenChoicesAreRefused() {
        Json.Object tree = Json.EMPTY;
        Json open = Spaces.object("{'$ordinal': [1, 2]}");
        for (int i = 0; i <= 1000; i++) {
            tree = tree.with("p" + i, open);
        }
        Problems problems = new Problems();
        SearchSpace.parse(tree, List.of(), problems);

        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("1001 open choices"));
    }

    @Test
    void aConfigurationIsReadStrictly() {
        SearchSpace garden = Spaces.of(Spaces.GARDEN);
        Problems problems = new Problems();

        var read = garden.read(Spaces.object("""
                        {'batch_size': 48, 'schedule': 'cosinus', 'layers.0.width': 8.5, 'model': 'plain',
                         'model.plain.depth': 3, 'model.plain.dropout': 'none', 'model.plain.dropout.1.rate': 0.1,
                         'model.residual.blocks': 3, 'modle': 'plain'}
                        """), "configuration", problems);

        assertThat(read).isEmpty();
        assertThat(problems.list())
                .containsExactly(
                        new Problem("configuration.batch_size", "is 48; it takes one of 16, 32, 64."),
                        new Problem("configuration.learning_rate", "is missing; it takes a number from 0.0001 to 0.1."),
                        new Problem(
                                "configuration.schedule",
                                "is the text \"cosinus\"; it takes one of \"constant\", \"cosine\"."),
                        new Problem("configuration.layers.0.width", "is 8.5; it takes a whole number from 8 to 256."),
                        new Problem(
                                "configuration.model.plain.dropout.1.rate",
                                "does not exist here: it belongs to model.plain.dropout = \"1\", but model.plain.dropout is"
                                        + " \"none\"."),
                        new Problem(
                                "configuration.model.residual.blocks",
                                "does not exist here: it belongs to model = \"residual\", but model is \"plain\"."),
                        new Problem(
                                "configuration.modle",
                                "is no parameter of this space. Did you mean \"model\"? The parameters are batch_size,"
                                        + " learning_rate, schedule, layers.0.width, model, model.plain.depth,"
                                        + " model.plain.dropout, model.plain.dropout.1.rate, model.residual.blocks."));
    }

    @Test
    void nothingIsSaidOfTheBranchesOfAChoiceThatIsItselfWrong() {
        Problems problems = new Problems();
        Spaces.of("{'m': {'$choice': {'a': {'x': {'$ordinal': [1, 2]}}, 'b': {}}}}")
                .read(Spaces.object("{'m': 'c', 'm.a.x': 1}"), "enqueue.0", problems);

        assertThat(problems.list())
                .containsExactly(new Problem("enqueue.0.m", "is the text \"c\"; it takes one of \"a\", \"b\"."));
    }
}
