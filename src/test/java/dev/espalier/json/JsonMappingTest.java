package dev.espalier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Budget;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonMappingTest {

    @Test
    void everyEventReadsBackAsItWasWritten() {
        Class<?>[] kinds = StudyEvent.class.getPermittedSubclasses();
        Property.check(1, 300, random -> {
            for (Class<?> kind : kinds) {
                StudyEvent event = (StudyEvent) RandomThings.of(kind, random);
                assertThat(JsonMapping.read(JsonMapping.write(event), StudyEvent.class))
                        .isEqualTo(event);
                assertThat(JsonMapping.read(JsonMapping.toJson(event), StudyEvent.class))
                        .isEqualTo(event);
            }
        });
    }

    @Test
    void anEventIsToldByItsTypeAndWrittenInSnakeCase() {
        StudyEvent event = new StudyEvent.Measured(
                Instant.parse("2026-03-01T10:00:00.25Z"),
                3,
                1,
                new Measurement(2, Map.of("val_loss", Double.NaN)),
                Optional.empty());

        assertThat(JsonMapping.write(event)).isEqualTo("""
                        {"type":"measured","at":"2026-03-01T10:00:00.250Z","number":3,"attempt":1,\
                        "measurement":{"step":2,"metrics":{"val_loss":"nan"}}}\
                        """);
    }

    @Test
    void anEventKeepsItsTypeInsideAnotherValue() {
        Json json = JsonMapping.toJson(new StudyEvent.TrialFinished(
                Instant.EPOCH, 0, 1, new Outcome.Failed("diverged: the loss is not a number")));

        assertThat(((Json.Object) json).get("outcome"))
                .contains(JsonText.parse("{\"type\": \"failed\", \"reason\": \"diverged: the loss is not a number\"}"));
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        Budget budget = new Budget(
                OptionalInt.of(5), Optional.of(Duration.ofMinutes(20)), OptionalInt.empty(), OptionalInt.empty());

        assertThat(JsonMapping.write(budget)).isEqualTo("{\"max_trials\":5,\"max_time\":\"PT20M\"}");
        assertThat(JsonMapping.read("{\"max_trials\":5,\"max_time\":\"PT20M\",\"max_failures\":null}", Budget.class))
                .isEqualTo(budget);
        assertThat(JsonMapping.write(Budget.UNLIMITED)).isEqualTo("{}");
    }

    @Test
    void enumsAreWrittenInLowerCaseWhereverTheyStand() {
        assertThat(JsonMapping.write(List.of(TrialState.values())))
                .isEqualTo("[\"waiting\",\"running\",\"paused\",\"complete\",\"pruned\",\"failed\",\"cancelled\"]");
        assertThat(Arrays.stream(TrialState.values())
                        .map(state -> JsonMapping.read(JsonMapping.write(state), TrialState.class)))
                .containsExactly(TrialState.values());
        assertThat(JsonMapping.write(Map.of(TrialState.PRUNED, 1))).isEqualTo("{\"pruned\":1}");
    }

    @Test
    void numbersThatAreNotFiniteTravelAsTextBothWays() {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("a", Double.NaN);
        metrics.put("b", Double.POSITIVE_INFINITY);
        metrics.put("c", Double.NEGATIVE_INFINITY);
        metrics.put("d", 0.1);
        Measurement measurement = new Measurement(1, metrics);

        String text = JsonMapping.write(measurement);

        assertThat(text).isEqualTo("{\"step\":1,\"metrics\":{\"a\":\"nan\",\"b\":\"inf\",\"c\":\"-inf\",\"d\":0.1}}");
        assertThat(JsonMapping.read(text, Measurement.class)).isEqualTo(measurement);
    }

    @Test
    void whatDoesNotFitIsRefusedNamingWhatWasWanted() {
        assertThatThrownBy(() -> JsonMapping.read("{\"step\": 1, \"metrics\": {\"a\": \"high\"}}", Measurement.class))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("Measurement")
                .hasMessageContaining("\"high\"");
        assertThatThrownBy(() -> JsonMapping.read("{\"step\": 1, \"metric\": {}}", Measurement.class))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("metric");
        assertThatThrownBy(() -> JsonMapping.read(
                        JsonText.parse("{\"type\": \"exploded\", \"at\": \"2026-01-01T00:00:00Z\"}"), StudyEvent.class))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("exploded");
        assertThatThrownBy(() -> JsonMapping.read("{", Objective.class)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void aDataSetThatWasRegisteredBeforeThereWereValidationFilesIsRead() {
        DatasetSpec spec = JsonMapping.read(
                "{\"name\":\"flowers\",\"format\":\"csv\",\"train\":[\"a.csv\"],\"test\":[],\"options\":{}}",
                DatasetSpec.class);
        assertThat(spec).isEqualTo(new DatasetSpec("flowers", "csv", List.of("a.csv"), List.of(), Json.EMPTY));
        DatasetDescription description = JsonMapping.read(
                "{\"kind\":\"tabular\",\"shape\":[2],\"classes\":[\"a\",\"b\"],\"train_size\":8,\"test_size\":2,\"checksum\":\"c0\"}",
                DatasetDescription.class);
        assertThat(description).isEqualTo(new DatasetDescription("tabular", List.of(2), List.of("a", "b"), 8, 2, "c0"));
    }
}
