package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StartCheckTest {

    /** One study whose best trial is number 4, and which has no other; no file but one. */
    private static final StartSources SOURCES = new StartSources() {
        @Override
        public Optional<String> refusal(StartFrom start) {
            return start.equals(new StartFrom.Trial("abc", 4)) || start.equals(new StartFrom.Model("good.zip"))
                    ? Optional.empty()
                    : Optional.of("is not there: " + start);
        }

        @Override
        public OptionalInt best(String study) {
            return study.equals("abc") ? OptionalInt.of(4) : OptionalInt.empty();
        }
    };

    @Test
    void whatIsThereMayBeStartedFrom() {
        assertThat(problems("'none'")).isEmpty();
        assertThat(problems("{'type': 'model', 'file': 'good.zip'}")).isEmpty();
        assertThat(problems("{'type': 'trial', 'study': 'abc', 'trial': 4}")).isEmpty();
        assertThat(problems("{'type': 'trial', 'study': 'abc', 'trial': 'best'}"))
                .isEmpty();
        assertThat(problems("{'type': 'trial', 'study': 'abc'}")).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefusedWhereItStands() {
        assertThat(problems("{'$choice': ['none', {'type': 'model', 'file': 'bad.zip'}]}"))
                .extracting(Problem::path)
                .containsExactly("trial.start_from.$choice.1");
        assertThat(problems("{'type': 'trial', 'study': 'abc', 'trial': 5}"))
                .extracting(Problem::message)
                .containsExactly("is not there: Trial[study=abc, number=5]");
        assertThat(problems("{'type': 'trial', 'study': 'other'}"))
                .containsExactly(new Problem("trial.start_from.study", "has no trial yet whose weights are kept."));
    }

    @Test
    void theBestTrialIsTheOneThatIsBestAtSubmission() {
        assertThat(settled("{'$choice': ['none', {'type': 'trial', 'study': 'abc'}]}"))
                .isEqualTo(json("{'$choice': ['none', {'type': 'trial', 'study': 'abc', 'trial': 4}]}"));
        assertThat(settled("{'type': 'trial', 'study': 'abc', 'trial': 2}"))
                .isEqualTo(json("{'type': 'trial', 'study': 'abc', 'trial': 2}"));
    }

    @Test
    void theBestTrialMayBeOneOfSeveral() {
        String start = "{'type': 'trial', 'study': 'abc', 'trial': {'$choice': ['best', 4]}}";
        assertThat(problems(start)).isEmpty();
        assertThat(settled(start)).isEqualTo(json("{'type': 'trial', 'study': 'abc', 'trial': {'$choice': [4]}}"));
        assertThat(problems("{'type': 'trial', 'study': 'abc', 'trial': {'$choice': ['best', 3]}}"))
                .extracting(Problem::message)
                .containsExactly("is not there: Trial[study=abc, number=3]");
        assertThat(settled("{'type': 'trial', 'study': 'abc', 'trial': {'$choice': {'top': 'best', 'other': 3}}}"))
                .isEqualTo(json("{'type': 'trial', 'study': 'abc', 'trial': {'$choice': {'top': 4, 'other': 3}}}"));
    }

    @Test
    void everyFileOfAChoiceIsLookedFor() {
        assertThat(problems("{'type': 'model', 'file': {'$choice': ['good.zip', 'bad.zip', 'good.zip']}}"))
                .extracting(Problem::message)
                .containsExactly("is not there: Model[file=bad.zip]");
        assertThat(
                        problems(
                                "{'type': 'npz', 'file': 'bad.npz', 'names': {'$choice': ['names', {'$choice': ['order', 'auto']}]}}"))
                .extracting(Problem::path)
                .containsExactly("trial.start_from");
    }

    @Test
    void whatCannotBeSettledAtSubmissionIsRefused() {
        assertThat(problems("{'type': 'trial', 'study': {'$choice': ['abc', 'def']}}"))
                .extracting(Problem::path)
                .containsExactly("trial.start_from.study");
        assertThat(problems("{'type': 'trial', 'study': 'abc', 'trial': {'$int': {'low': 0, 'high': 4}}}"))
                .extracting(Problem::path)
                .containsExactly("trial.start_from.trial");
    }

    private static List<Problem> problems(String start) {
        Problems problems = new Problems();
        new StartCheck(SOURCES).check(new SearchValue("trial", trial(start)), problems);
        return problems.list();
    }

    private static Json settled(String start) {
        return new StartCheck(SOURCES)
                .settled(new SearchValue("trial", trial(start)))
                .get("start_from")
                .orElseThrow();
    }

    private static Json.Object trial(String start) {
        return (Json.Object) json("{'dataset': 'spirals', 'start_from': " + start + "}");
    }

    private static Json json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }
}
