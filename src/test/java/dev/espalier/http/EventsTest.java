package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.LiveEvents;
import dev.espalier.cli.SharedServer;
import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class EventsTest {

    @Test
    void eventsComeAsTheyHappenEachWithItsData(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "'resource': {'max': 3}");
        try (LiveEvents events = server.listen(study.id(), "")) {
            JsonView trial = study.ask();
            study.report(trial, 1, 0.5).expect(200);
            study.tell(trial, 0.25).expect(200);

            await().until(() -> !events.heard("study").isEmpty()
                    && events.heard("study").getLast().whole("counts.complete") == 1);

            assertThat(events.heard("measurement")).hasSize(1);
            assertThat(events.heard("measurement").getFirst().number("metrics.loss"))
                    .isEqualTo(0.5);
            assertThat(events.heard("decision").getFirst().text("decision")).isEqualTo("continue");
            assertThat(events.heard("trial").getLast())
                    .isEqualTo(server.client()
                            .get(study.path() + "/trials")
                            .json(200)
                            .at("items.0"));
            assertThat(events.heard("study").getLast()).isEqualTo(study.get());
        }
    }

    @Test
    void idsAreJournalPositionsAndTheLastIsTheStudysOwn(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "");
        study.evaluate(0.5);
        long position = study.get().whole("position");
        try (LiveEvents events = LiveEvents.openWith(server.client().url(), study.id(), "?after=0")) {
            await().until(() -> !events.heard("study").isEmpty());

            assertThat(events.heard()).last().extracting(LiveEvents.Heard::id).isEqualTo(String.valueOf(position));
            assertThat(events.heard().stream()
                            .map(LiveEvents.Heard::id)
                            .filter(id -> !id.isEmpty())
                            .map(Long::valueOf))
                    .isSorted();
        }
    }

    @Test
    void aStreamWithoutAnIdBeginsNow(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "");
        study.evaluate(0.5);
        try (LiveEvents events = server.listen(study.id(), "")) {
            study.evaluate(0.25);
            await().until(() -> events.heard("trial").stream()
                    .anyMatch(trial -> trial.text("state").equals("complete")));

            assertThat(events.heard("trial"))
                    .allSatisfy(trial -> assertThat(trial.whole("number")).isEqualTo(1));
        }
    }

    @Test
    void aStreamThatBreaksOffAndResumesHasNoGapAndNothingTwice(TestServer server) {
        Random random = new Random(5);
        int trials = 12;
        int steps = 8;
        ExternalStudy study = ExternalStudy.submit(server.client(), "'resource': {'max': " + steps + "}");
        List<LiveEvents.Heard> kept = new ArrayList<>();
        LiveEvents events = LiveEvents.openWith(server.client().url(), study.id(), "?after=0");
        for (int number = 0; number < trials; number++) {
            JsonView trial = study.ask();
            for (int step = 1; step <= steps; step++) {
                study.report(trial, step, 1.0 / step).expect(200);
                if (random.nextInt(6) == 0) {
                    events.close();
                    kept.addAll(events.kept());
                    events = server.listen(
                            study.id(), kept.isEmpty() ? "0" : kept.getLast().id());
                }
            }
            study.tell(trial, 0.1).expect(200);
        }
        LiveEvents last = events;
        await().until(() -> last.heard("trial").stream()
                .anyMatch(trial -> trial.whole("number") == trials - 1
                        && trial.text("state").equals("complete")));
        last.close();
        kept.addAll(last.kept());

        assertThat(kept.stream()
                        .filter(event -> event.type().equals("measurement"))
                        .map(event -> event.data().whole("number") + ":"
                                + event.data().whole("step")))
                .containsExactlyElementsOf(IntStream.range(0, trials)
                        .boxed()
                        .flatMap(number -> IntStream.rangeClosed(1, steps).mapToObj(step -> number + ":" + step))
                        .toList());
        assertThat(kept.stream()
                        .map(LiveEvents.Heard::id)
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf))
                .isSorted();
    }

    @Test
    void manyChangesBehindAreCaughtUpWhole(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "'sampler': {'type': 'random'}");
        study.ask(520, "one");
        try (LiveEvents events = LiveEvents.openWith(server.client().url(), study.id(), "?after=0")) {
            await().until(() -> !events.heard("study").isEmpty());

            assertThat(numbers(events))
                    .containsExactlyElementsOf(IntStream.range(0, 520).boxed().toList());
        }
    }

    @Test
    void oneChangeOfVeryManyTrialsIsHeardWhole(TestServer server) {
        String enqueued = IntStream.range(0, 700)
                .mapToObj(index -> "{'x': " + index / 1000.0 + "}")
                .collect(java.util.stream.Collectors.joining(","));
        ExternalStudy study = ExternalStudy.submit(server.client(), "'enqueue': [" + enqueued + "]");
        study.post("/stop", "{}").expect(200);
        try (LiveEvents events = LiveEvents.openWith(server.client().url(), study.id(), "?after=0")) {
            await().until(() -> !events.heard("study").isEmpty());

            assertThat(numbers(events))
                    .containsExactlyElementsOf(IntStream.range(0, 700).boxed().toList());
        }
    }

    private static List<Integer> numbers(LiveEvents events) {
        return events.heard("trial").stream()
                .map(trial -> trial.whole("number"))
                .toList();
    }

    @Test
    void theStreamOfADeletedStudyEnds(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "");
        try (LiveEvents events = server.listen(study.id(), "")) {
            study.post("/stop", "{}").expect(200);
            server.client().delete(study.path()).expect(204);

            await().until(events::hasEnded);
        }
    }

    @Test
    void aPositionThatIsNoneIsNamed(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        assertThat(study.get("/events?after=now").problemPaths()).containsExactly("after");
        assertThat(api.send(
                                "GET",
                                "/api/v1" + study.path() + "/events",
                                java.util.Map.of("Last-Event-ID", "x"),
                                java.util.Optional.empty())
                        .problemPaths())
                .containsExactly("Last-Event-ID");
    }
}
