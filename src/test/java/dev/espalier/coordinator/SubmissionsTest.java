package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Mutations;
import dev.espalier.testing.Property;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.config.StartSources;
import dev.espalier.trainer.config.TrainerVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
    private static final List<String> CLASSES = List.of("ham", "spam");

    private static final StartSources ANY = new StartSources() {
        @Override
        public Optional<String> refusal(StartFrom start) {
            return Optional.empty();
        }

        @Override
        public OptionalInt best(String study) {
            return OptionalInt.of(3);
        }
    };

    private final Submissions submissions =
            new Submissions(new TrainerVocabulary(SubmissionsTest::dataset, ANY, _ -> false), _ -> Optional.empty());

    private static Optional<DatasetDescription> dataset(String name) {
        return switch (name) {
            case "shapes", "signs", "optdigits", "fashion" -> Optional.of(described("image", List.of(1, 28, 28)));
            case "waves", "vowels", "gunpoint", "motions", "power" -> Optional.of(described("series", List.of(50, 3)));
            case "banking", "spam", "surnames" -> Optional.of(described("text", List.of(30)));
            case "spirals", "penguins" -> Optional.of(described("tabular", List.of(4)));
            default -> Optional.empty();
        };
    }

    private static DatasetDescription described(String kind, List<Integer> shape) {
        return new DatasetDescription(kind, shape, CLASSES, 1_000, 100, "sum");
    }

    @Test
    void theExamplesAreRight() {
        for (Json example : examples()) {
            assertThat(problems(example).list()).as(example.toString()).isEmpty();
        }
    }

    @Test
    void whateverIsWrongWithASearchSpaceIsAProblemAndNeverAFault() {
        breakExamples(1, 1_000);
    }

    /** Reads examples with something broken in them; a fault of the reader's own would be thrown. */
    void breakExamples(long seed, int tries) {
        List<Json.Object> examples = examples();
        int[] refused = {0};

        Property.check(seed, tries, random -> {
            Json broken = mutated(examples.get(random.nextInt(examples.size())), random);
            refused[0] += problems(broken).isEmpty() ? 0 : 1;
        });

        assertThat(refused[0]).isGreaterThan(tries * 2 / 3);
    }

    @Test
    void aFormThatDoesNotExistIsAProblemWhereItStands() {
        String refusal = "there is no form \"$foo\".";

        assertThat(message("'dataset': 'spirals', 'model': {'type': 'mlp', '$foo': 1}", "trial.model"))
                .startsWith(refusal);
        assertThat(message("'dataset': 'spirals', 'model': {'$foo': 1}", "trial.model"))
                .startsWith(refusal);
        assertThat(message("'dataset': 'spirals', '$foo': 1, 'model': 'mlp'", "trial"))
                .startsWith(refusal);
        assertThat(message(
                        "'dataset': 'spirals', 'model': {'$choice': [{'type': 'mlp', 'width': {'$foo': 1}}]}",
                        "trial.model.$choice.0.width"))
                .startsWith(refusal);
        assertThat(message(
                        "'dataset': 'spirals', 'model': {'type': 'mlp', 'width': {'$int': {'low': 1, 'high': 9}, 'x': 1}}",
                        "trial.model.width"))
                .startsWith("$int must stand alone in its object");
        assertThat(message(
                        "'dataset': 'spirals', 'model': 'mlp', 'optimizer': {'type': 'sgd', 'momentum': {'$float': null}}",
                        "trial.optimizer.momentum.$float"))
                .startsWith("must be an object such as {\"low\": 1, \"high\": 8}, but is null");
    }

    @Test
    void aChoiceOffersAtMostAThousandValues() {
        String values = Stream.generate(() -> "0").limit(100_000).collect(Collectors.joining(","));

        assertThat(external("'x': {'$ordinal': [" + values + "]}", "").list())
                .containsExactly(new Problem(
                        "trial.x.$ordinal",
                        "offers 100000 values; expected at most 1000, or a $int or $float for a range of numbers"));
        assertThat(external("'x': {'$choice': [" + values + "]}", "").list()).hasSize(1);
    }

    @Test
    void ofManyProblemsAHundredAreToldAndTheOthersCounted() {
        String members = IntStream.range(0, 5_000)
                .mapToObj(index -> "'x" + index + "': {'$float': {'low': 1, 'high': 0}}")
                .collect(Collectors.joining(","));

        Problems problems = external(members, "");

        assertThat(problems.list()).hasSize(100);
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.problems()).hasSize(101).endsWith(new Problem("", "and 4901 more")));
    }

    @Test
    void aStudyOfTooManyValuesOrTooLongNamesIsNotLookedAt() {
        String zeros = Stream.generate(() -> "0").limit(250_000).collect(Collectors.joining(","));

        assertThat(external("'x': [" + zeros + "]", "").list())
                .containsExactly(new Problem("", "the study holds more than 200000 values; expected at most so many"));
        assertThat(external("'" + "x".repeat(10_000) + "': {'$float': {'low': 0, 'high': 1}}", "")
                        .list())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("has a name of 10000 characters; expected at most 1000");
    }

    @Test
    void aParameterNeedsAName() {
        String range = "{'$float': {'low': 0, 'high': 1}}";

        assertThat(external("'': " + range, "'x < 9'").list())
                .extracting(Problem::path)
                .containsExactly("trial.", "constraints.0");
        assertThat(external("'a': {' ': " + range + "}", "").list())
                .extracting(Problem::path)
                .containsExactly("trial.a. ");
        assertThat(external("'': 1, 'x': " + range, "'x < 9'").list()).isEmpty();
    }

    private static Json.Object study(String head, String trial) {
        return (Json.Object) JsonText.parse(ExternalStudy.json("{'name': 'a', " + head + "'trial': {" + trial + "}}"));
    }

    private Problems external(String trial, String constraints) {
        return problems(study(
                "'objectives': [{'metric': 'l', 'goal': 'minimize'}], 'executor': 'external', 'constraints': ["
                        + constraints + "], ",
                trial));
    }

    /** What is said of one place of a study of the built-in trainer. */
    private String message(String trial, String path) {
        return problems(study("'objectives': [{'metric': 'val_loss', 'goal': 'minimize'}], ", trial)).list().stream()
                .filter(problem -> problem.path().equals(path))
                .map(Problem::message)
                .collect(Collectors.joining());
    }

    private Problems problems(Json study) {
        Problems problems = new Problems();
        submissions.read(study, problems);
        return problems;
    }

    /** Mostly in the search space itself, which is a small part of what a study may hold. */
    private static Json mutated(Json.Object study, RandomGenerator random) {
        Json.Object trial = (Json.Object) study.get("trial").orElseThrow();
        return switch (random.nextInt(4)) {
            case 0 -> Mutations.of(study, random);
            case 1 -> {
                String member = List.copyOf(trial.members().keySet())
                        .get(random.nextInt(trial.members().size()));
                Json value = trial.get(member).orElseThrow();
                yield study.with("trial", trial.with(member, Mutations.of(value, random)));
            }
            case 2 ->
                trial.get("model").isPresent()
                        ? study.with(
                                "trial",
                                trial.with(
                                        "model", Mutations.of(trial.get("model").get(), random)))
                        : study.with("trial", Mutations.of(trial, random));
            default -> study.with("trial", Mutations.of(trial, random));
        };
    }

    private static List<Json.Object> examples() {
        try (Stream<Path> files = Files.list(Path.of("search-spaces"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(SubmissionsTest::parse)
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Json.Object parse(Path file) {
        try {
            return (Json.Object) JsonText.parse(Files.readAllBytes(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
