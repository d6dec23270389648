package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringTest {

    @Test
    void everyChoiceMeetsEveryOtherInFewRows() {
        List<List<String>> kinds = List.of(
                List.of("lstm", "gru", "vanilla"),
                List.of("forward", "both"),
                List.of("last", "mean", "max", "attention"),
                List.of("series", "text"));
        List<List<String>> rows = Covering.rows(kinds);
        for (List<String> kind : kinds) {
            for (String choice : kind) {
                kinds.stream()
                        .filter(other -> other != kind)
                        .forEach(others -> assertThat(others)
                                .allSatisfy(other -> assertThat(rows)
                                        .anySatisfy(row -> assertThat(row).contains(choice, other))));
            }
        }
        assertThat(rows)
                .hasSizeBetween(12, 14)
                .allSatisfy(row -> assertThat(row).hasSize(4));
    }
}
