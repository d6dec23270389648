package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.scheduler.Exploration;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Studies;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffspringTest {

    /** A momentum of 0 keeps nothing of the last steps, so that a checkpoint with it does not fit an optimizer without. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'type': 'sgd', 'momentum': {'$ordinal': [0, 0.9]}}                      | false
                    {'type': 'sgd', 'momentum': {'$float': {'low': 0, 'high': 0.9}}}         | false
                    {'type': {'$ordinal': ['adam', 'adagrad']}}                              | false
                    {'type': 'sgd', 'momentum': {'$ordinal': [0.5, 0.7, 0.9]}}               | true
                    {'type': 'sgd', 'momentum': {'$float': {'low': 0.1, 'high': 0.9}}}       | true
                    """)
    void aChildKeepsWhatItsParentsCheckpointDependsOn(String optimizer, boolean changes) {
        assertThat(hasChanged(optimizer)).isEqualTo(changes);
    }

    private static boolean hasChanged(String optimizer) {
        SearchSpace space = SearchSpace.parse(
                (Json.Object)
                        JsonText.parse("{'optimizer': %s}".formatted(optimizer).replace('\'', '"')),
                List.of(),
                new Problems());
        Configuration parent = space.sample(new SplittableRandom(1)).orElseThrow();
        return LongStream.range(0, 20)
                .mapToObj(seed -> Studies.minimizing("loss")
                        .builtin()
                        .seed(seed)
                        .with(TrialState.PAUSED, parent, 0.5)
                        .state())
                .map(state -> Offspring.of(space, state, new Next.Inherit(0, 1, new Exploration(1, 1.2, 0.8), 8, "")))
                .anyMatch(child -> !child.lineage().changes().isEmpty());
    }
}
