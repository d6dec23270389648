package dev.espalier.sampler;

import dev.espalier.sampler.SearchQualityTest.Learner;
import dev.espalier.sampler.SearchQualityTest.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning pays on every kind of function. */
final class SearchQualityIT {

    static Stream<Arguments> searches() {
        return SearchQualityTest.searches(SearchQualityTest.PROBLEMS);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void endsLowerThanRandom(Learner model, Problem problem) {
        SearchQualityTest.isLowerThanRandom(model, problem);
    }
}
