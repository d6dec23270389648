package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.view.PredictionLines;
import dev.espalier.json.JsonText;
import dev.espalier.trainer.prediction.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionJsonTest {
    private static final List<Prediction> PREDICTIONS = List.of(
            new Prediction.Label("a", new LinkedHashMap<>(Map.of("a", 1.0)), List.of("colour: 'purple'")),
            new Prediction.Number(2.5, List.of()));

    @Test
    void whatTheModelDoesNotKnowStandsWithEachPrediction() {
        assertThat(JsonText.print(PredictionJson.of(PREDICTIONS)))
                .isEqualTo(
                        "{\"predictions\":[{\"label\":\"a\",\"probabilities\":{\"a\":1},\"unknown\":[\"colour: 'purple'\"]},{\"value\":2.5,\"unknown\":[]}]}");
    }

    @Test
    void itIsToldBelowTheTableToo() {
        assertThat(PredictionLines.table(List.of("purple", "red"), PREDICTIONS))
                .hasSize(4)
                .last()
                .isEqualTo("purple: the model does not know colour: 'purple'");
    }
}
