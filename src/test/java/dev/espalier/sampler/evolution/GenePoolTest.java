package dev.espalier.sampler.evolution;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class GenePoolTest {
    private static final SearchSpace SQUARE = space(with("x", real(0, 1)).with("y", real(0, 1)));

    private static List<Configuration> children(SearchSpace space, List<Configuration> parents) {
        GenePool pool = new GenePool(space);
        RandomGenerator random = RandomSource.forTrial(3, 0);
        List<Configuration> tried = new ArrayList<>(parents);
        for (int child = 0; child < 50; child++) {
            tried.add(pool.child(parents, tried, CandidateFilter.of(space), random)
                    .orElseThrow());
        }
        return tried.subList(parents.size(), tried.size());
    }

    @Test
    void whatParentsAgreeOnIsKeptAndWhatTheyDoNotIsSpreadOut() {
        List<Configuration> parents = List.of(
                SQUARE.configuration(new double[] {0.5, 0.1}),
                SQUARE.configuration(new double[] {0.5, 0.5}),
                SQUARE.configuration(new double[] {0.5, 0.9}));
        List<Configuration> children = children(SQUARE, parents);

        long near = children.stream()
                .filter(child -> Math.abs(child.code(0) - 0.5) < 0.15)
                .count();
        double[] ys =
                children.stream().mapToDouble(child -> child.code(1)).sorted().toArray();
        // Of 40 seeds 19 to 28 are near, where 15 would be by chance; the outermost are at 0.06 and 0.94.
        assertThat(near).isBetween(16L, 45L);
        assertThat(ys[0]).isLessThan(0.1);
        assertThat(ys[ys.length - 1]).isGreaterThan(0.9);
    }

    @Test
    void noChildIsNearOneBeforeItWhileThereIsRoom() {
        List<Configuration> parents = List.of(SQUARE.configuration(new double[] {0.2, 0.2}));
        List<Configuration> children = children(SQUARE, parents).subList(0, 10);

        for (int i = 0; i < children.size(); i++) {
            for (int j = 0; j < i; j++) {
                double apart = Math.hypot(
                        children.get(i).code(0) - children.get(j).code(0),
                        children.get(i).code(1) - children.get(j).code(1));
                // Of 40 seeds the nearest two are 0.078 apart.
                assertThat(apart).isGreaterThan(0.05);
            }
        }
    }

    @Test
    void whatStandsInABranchComesFromAParentThatTookIt() {
        SequencedMap<String, Json.Object> labels = new LinkedHashMap<>();
        labels.put("a", with("u", real(0, 1)));
        labels.put("b", Json.EMPTY);
        SearchSpace tree = space(with("x", real(0, 1)).with("branch", branches(labels)));
        List<Configuration> parents = List.of(
                tree.configuration(new double[] {0.5, 0, 0.7}), tree.configuration(new double[] {0.5, 1, Double.NaN}));

        List<Configuration> children = children(tree, parents);

        assertThat(children)
                .allSatisfy(child -> assertThat(Double.isNaN(child.code(2))).isEqualTo(child.code(1) == 1));
        assertThat(children).anyMatch(child -> Math.abs(child.code(2) - 0.7) < 0.1);
    }
}
