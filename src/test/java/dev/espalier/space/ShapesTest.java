package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.Property;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Shape.Tagged OPTIMIZER = tagged(
            "sgd",
            fields("momentum", field(new Shape.Real(0, 1), "0.9")),
            "slow-sgd",
            fields("momentum", field(new Shape.Real(0, 1), "0.99")),
            "adam",
            fields(),
            "lbfgs",
            fields("memory", required(new Shape.Whole(1, 100))));

    private static final Shape.Fields TRIAL = fields(
            "task", required(new Shape.Word(List.of("image-classification", "tabular-regression"))),
            "learning_rate", field(new Shape.Real(0, 10), "0.001"),
            "batch_size", field(new Shape.Whole(1, 4096), "64"),
            "shuffle", field(new Shape.Truth(), "true"),
            "note", field(new Shape.Text(), "'none'"),
            "kernels", field(new Shape.ListOf(new Shape.Whole(1, 9), 1, 3), "[3]"),
            "clip",
                    field(
                            new Shape.Either(List.of(
                                    new Shape.Real(0, Double.MAX_VALUE), new Shape.Word(List.of("none", "auto")))),
                            "'none'"),
            "optimizer", field(OPTIMIZER, "'adam'"));

    @Test
    void aConfigurationThatFitsHasNoProblems() {
        assertThat(problems("""
                        {'task': {'$choice': ['image-classification', 'tabular-regression']},
                         'learning_rate': {'$float': {'low': 1e-4, 'high': 0.1, 'log': true}},
                         'batch_size': {'$ordinal': [32, 64]}, 'shuffle': {'$choice': [true, false]},
                         'kernels': [{'$int': {'low': 1, 'high': 9}}, 3],
                         'clip': {'$choice': ['none', {'$float': {'low': 0.1, 'high': 5}}]},
                         'optimizer': {'$choice': [{'type': 'sgd', 'momentum': {'$int': {'low': 0, 'high': 1}}}, 'adam',
                                                   {'type': 'lbfgs', 'memory': 3}]}}
                        """)).isEmpty();
    }

    @Test
    void everyValueThatAChoiceCanTakeMustFit() {
        assertThat(problems("""
                        {'task': 'image-classification',
                         'learning_rate': {'$choice': [0.1, 'fast', {'$float': {'low': 1, 'high': 20}}]},
                         'batch_size': {'$ordinal': [0, 32, 1.5]},
                         'kernels': {'$choice': {'small': [3], 'broken': ['two', 0]}}}
                        """))
                .containsExactly(
                        new Problem(
                                "trial.learning_rate.$choice.1",
                                "cannot be the text \"fast\"; it takes a number from 0 to 10."),
                        new Problem(
                                "trial.learning_rate.$choice.2.$float.high",
                                "cannot be 20, because this takes a number from 0 to 10."),
                        new Problem(
                                "trial.batch_size.$ordinal.0", "cannot be 0; it takes a whole number from 1 to 4096."),
                        new Problem(
                                "trial.batch_size.$ordinal.2",
                                "cannot be 1.5; it takes a whole number from 1 to 4096."),
                        new Problem(
                                "trial.kernels.$choice.broken.0",
                                "cannot be the text \"two\"; it takes a whole number from 1 to 9."),
                        new Problem(
                                "trial.kernels.$choice.broken.1", "cannot be 0; it takes a whole number from 1 to 9."));
    }

    @Test
    void aRangeOfFractionsIsRefusedWhereAWholeNumberIsTaken() {
        assertThat(problems(
                        "{'task': 'tabular-regression', 'batch_size': {'$float': {'low': 1, 'high': 4, 'step': 1}}}"))
                .containsExactly(new Problem(
                        "trial.batch_size.$float",
                        "gives fractions, but this takes a whole number from 1 to 4096; use $int."));
    }

    @Test
    void aRangeIsRefusedWhereNoNumberIsTaken() {
        assertThat(problems("{'task': {'$int': {'low': 1, 'high': 4}}}"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("is a range of numbers, but this takes one of");
    }

    @Test
    void aMistypedMemberIsAnsweredWithTheOneThatWasMeant() {
        assertThat(problems("{'task': 'tabular-regression', 'lerning_rate': 1}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("trial.lerning_rate");
                    assertThat(problem.message())
                            .contains("Did you mean \"learning_rate\"?")
                            .contains("Known are task, learning_rate");
                });
    }

    @Test
    void whatMustBeGivenIsMissed() {
        assertThat(problems("{}")).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("trial.task");
            assertThat(problem.message()).startsWith("is missing; it takes one of \"image-classification\"");
        });
    }

    @Test
    void eachOptionIsCheckedUnderItsOwnType() {
        assertThat(problems("""
                        {'task': 'tabular-regression',
                         'optimizer': {'$choice': [{'type': 'adam', 'momentum': 0.9}, 'lbfgs', {'type': 'sdg'},
                                                   {'momentum': 1}]}}
                        """))
                .extracting(Problem::path)
                .containsExactly(
                        "trial.optimizer.$choice.0.momentum",
                        "trial.optimizer.$choice.1.memory",
                        "trial.optimizer.$choice.2.type",
                        "trial.optimizer.$choice.3.type");
    }

    @Test
    void anOpenTypeMustFitWhicheverIsTaken() {
        assertThat(problems("""
                        {'task': 'tabular-regression',
                         'optimizer': {'type': {'$choice': ['sgd', 'adam']}, 'momentum': 0.5}}
                        """))
                .containsExactly(new Problem(
                        "trial.optimizer.momentum", "is unknown as a member of \"adam\". There are no members."));
    }

    @Test
    void aProblemUnderSeveralTypesIsToldOnce() {
        assertThat(problems(
                        "{'task': 'tabular-regression', 'optimizer': {'type': {'$choice': ['sgd', 'slow-sgd']}, 'momentum':"
                                + " 3}}"))
                .extracting(Problem::path)
                .containsExactly("trial.optimizer.momentum");
    }

    @Test
    void anOpenConfigurationFitsExactlyWhenAllThatItCanBecomeFit() {
        int[] fitting = new int[2];
        Property.check(100, 3000, random -> {
            Json.Object tree = OpenTrees.of(
                    random,
                    Map.of(
                            "task", List.of("'tabular-regression'", "'image-classification'", "'juggling'"),
                            "batch_size", List.of("1", "4096", "64", "{'$int': {'low': 4090, 'high': 4100}}"),
                            "learning_rate", List.of("0", "10", "{'$int': {'low': -1, 'high': 3}}", "0.5", "'fast'"),
                            "kernels", List.of("[1]", "[3, {'$ordinal': [9, 10]}]", "[{'$choice': [1, 2]}]", "7"),
                            "clip", List.of("'none'", "'auto'", "{'$int': {'low': 0, 'high': 3}}", "-2", "[]"),
                            "optimizer",
                                    List.of(
                                            "'adam'",
                                            "{'type': {'$choice': ['sgd', 'adam']}}",
                                            "{'type': 'sgd', 'momentum': {'$ordinal': [0, 0.5]}}",
                                            "{'type': {'$choice': ['sgd', 'slow-sgd']}, 'momentum': 0.5}",
                                            "{'type': {'$choice': ['sgd', 'adam']}, 'momentum': 0.5}",
                                            "'lbfgs'")));
            Problems unreadable = new Problems();
            SearchSpace space = SearchSpace.parse(tree, List.of(), unreadable);
            Problems problems = new Problems();
            Shapes.check(TRIAL, tree, "trial", problems);
            if (unreadable.isEmpty() && space.size().orElseThrow().bitLength() < 9) {
                boolean allFit = IntStream.range(0, space.size().get().intValueExact())
                        .mapToObj(i ->
                                space.config(space.at(BigInteger.valueOf(i)).orElseThrow()))
                        .allMatch(ShapesTest::fits);
                assertThat(problems.isEmpty())
                        .as("%s %s", tree, problems.list())
                        .isEqualTo(allFit);
                fitting[allFit ? 1 : 0]++;
            }
        });
        assertThat(Math.min(fitting[0], fitting[1])).as("both kinds came up").isGreaterThan(50);
    }

    @Test
    void ofSeveralShapesTheLikeliestIsReported() {
        assertThat(problems("{'task': 'tabular-regression', 'clip': 'nome'}"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("Did you mean \"none\"?");
        assertThat(problems("{'task': 'tabular-regression', 'clip': -1}"))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("cannot be -1; it takes a number of at least 0.");
        assertThat(problems("{'task': 'tabular-regression', 'clip': true}"))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("cannot be true; it takes a number of at least 0, or one of \"none\", \"auto\".");
    }

    @Test
    void fillingInGivesEveryMemberItsFallbackAndEveryTypeItsObject() {
        assertThat(Shapes.fill(TRIAL, Spaces.object("{'optimizer': 'sgd', 'task': 'tabular-regression'}")))
                .isEqualTo(Spaces.object("""
                                {'task': 'tabular-regression', 'learning_rate': 0.001, 'batch_size': 64, 'shuffle': true,
                                 'note': 'none', 'kernels': [3], 'clip': 'none',
                                 'optimizer': {'type': 'sgd', 'momentum': 0.9}}
                                """));
    }

    @Test
    void fillingInTwiceChangesNothing() {
        Json.Object once = Shapes.fill(TRIAL, Spaces.object("{'task': 'tabular-regression'}"));

        assertThat(Shapes.fill(TRIAL, once)).isEqualTo(once);
    }

    @Test
    void theSchemaTakesWhatTheCheckTakes() {
        SearchSpace many = Spaces.of("""
                {'task': {'$choice': ['image-classification', 'tabular-regression', 'juggling']},
                 'learning_rate': {'$choice': [0.1, 11, 'fast', {'$int': {'low': 1, 'high': 20}}]},
                 'batch_size': {'$choice': [1, 0, 1.5, null]},
                 'kernels': {'$choice': {'none': [], 'one': [1], 'four': [1, 2, 3, 4], 'text': ['x'], 'bare': 3,
                                         'open': [{'$int': {'low': 2, 'high': 30}}]}},
                 'clip': {'$choice': ['none', 'never', 1, -1, true]},
                 'optimizer': {'$choice': {'adam': 'adam', 'lbfgs': 'lbfgs', 'madam': 'madam', 'odd': {'odd': 1},
                   'sgd': {'type': 'sgd', 'momentum': 0.1}, 'mixed': {'type': 'lbfgs', 'memory': 1, 'momentum': 0}}}}
                """);
        Json.Object schema = Shapes.schema(TRIAL);
        SchemaValidator validator = new SchemaValidator(schema);
        Property.check(4, 2000, random -> {
            Json.Object tree = many.config(many.sample(random).orElseThrow());
            Problems problems = new Problems();
            Shapes.check(TRIAL, tree, "trial", problems);
            assertThat(validator.accepts(tree))
                    .as("%s %s", tree, problems.list())
                    .isEqualTo(problems.isEmpty());
        });
    }

    @Test
    void theSchemaTakesOpenChoicesAndSaysWhatMembersMean() {
        Json.Object schema = Shapes.schema(TRIAL);
        SchemaValidator validator = new SchemaValidator(schema);

        assertThat(validator.accepts(Spaces.object("""
                        {'task': {'$choice': ['image-classification']},
                         'learning_rate': {'$float': {'low': 1e-4, 'high': 0.1, 'log': true}},
                         'batch_size': {'$ordinal': [32, 64]},
                         'optimizer': {'$choice': {'one': 'adam'}}}
                        """))).isTrue();
        assertThat(validator.accepts(Spaces.object("{'task': {'$float': {'low': 1, 'high': 2}}}")))
                .isFalse();
        assertThat(validator.accepts(
                        Spaces.object("{'task': 'tabular-regression', 'batch_size': {'$int': {'low': 1}}}")))
                .isFalse();
        assertThat(schema.toString()).contains("What batch_size is for.");
    }

    private static boolean fits(Json.Object tree) {
        Problems problems = new Problems();
        Shapes.check(TRIAL, tree, "trial", problems);
        return problems.isEmpty();
    }

    private static List<Problem> problems(String tree) {
        Problems problems = new Problems();
        Shapes.check(TRIAL, Spaces.object(tree), "trial", problems);
        return problems.list();
    }

    private static Shape.Tagged tagged(Object... namesAndFields) {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            types.put((String) namesAndFields[i], (Shape.Fields) namesAndFields[i + 1]);
        }
        return new Shape.Tagged(types);
    }

    private static Shape.Fields fields(Object... namesAndFields) {
        SequencedMap<String, Shape.Field> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            String name = (String) namesAndFields[i];
            Shape.Field field = (Shape.Field) namesAndFields[i + 1];
            fields.put(name, new Shape.Field(field.shape(), field.fallback(), "What " + name + " is for."));
        }
        return new Shape.Fields(fields);
    }

    private static Shape.Field field(Shape shape, String fallback) {
        return new Shape.Field(
                shape,
                Optional.of(Spaces.object("{'it': " + fallback + "}").get("it").orElseThrow()),
                "");
    }

    private static Shape.Field required(Shape shape) {
        return new Shape.Field(shape, Optional.empty(), "");
    }
}
