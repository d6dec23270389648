package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Configuration;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.StudyChange;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order, and in which pages, every store must list trials. */
abstract class TrialListsContract {
    /** The store under test. */
    abstract StudyStore store();

    final String id = UUID.randomUUID().toString();
    final StudyStory story = StudyStory.of(id);

    @Test
    void trialsComeByNumberEitherWay() {
        complete(0.3, 0.1, 0.2);

        assertThat(sorted("number", Order.ASCENDING)).containsExactly(0, 1, 2);
        assertThat(sorted("number", Order.DESCENDING)).containsExactly(2, 1, 0);
    }

    @Test
    void trialsComeByValueAndThoseWithoutOneLastEitherWay() {
        complete(0.3, -0.5, Double.POSITIVE_INFINITY, 0.3);
        store().commit(List.of(story.started(4), story.completed(4), story.started(5)));

        assertThat(sorted("value", Order.ASCENDING)).containsExactly(1, 0, 3, 2, 4, 5);
        assertThat(sorted("value", Order.DESCENDING)).containsExactly(2, 0, 3, 1, 4, 5);
    }

    @Test
    void trialsComeByTheTimeTheyTook() {
        store().commit(List.of(story.created(), story.started(0), story.started(1), story.completed(1)));
        store().commit(List.of(story.completed(0), story.enqueued(StudyStory.configuration(1, "sgd"))));

        assertThat(sorted("duration", Order.ASCENDING)).containsExactly(1, 0, 2);
        assertThat(sorted("duration", Order.DESCENDING)).containsExactly(0, 1, 2);
    }

    @Test
    void trialsComeByAMetricAndNaNCountsAsNone() {
        store().commit(List.of(
                story.created(), story.started(0), story.started(1), story.started(2), story.started(3)));
        store().commit(List.of(
                story.measured(0, 1, Map.of("val_f1", 0.5)),
                story.measured(1, 1, Map.of("val_f1", Double.NaN)),
                story.measured(3, 1, Map.of("val_f1", 0.25, "other", 1.0))));

        assertThat(sorted("val_f1", Order.ASCENDING)).containsExactly(3, 0, 1, 2);
        assertThat(sorted("val_f1", Order.DESCENDING)).containsExactly(0, 3, 1, 2);
    }

    @Test
    void trialsComeByAParameterNumbersBeforeTextsBeforeNone() {
        store().commit(List.of(story.created()));
        List<Optional<Json>> values = List.of(
                Optional.of(Json.text("b")),
                Optional.of(Json.number(10)),
                Optional.empty(),
                Optional.of(Json.number(9)),
                Optional.of(Json.text("a")),
                Optional.of(new Json.Bool(true)));
        for (int number = 0; number < values.size(); number++) {
            store().commit(List.of(story.started(number, configuration("model.width", values.get(number)))));
        }

        assertThat(sorted("model.width", Order.ASCENDING)).containsExactly(3, 1, 4, 0, 5, 2);
        assertThat(sorted("model.width", Order.DESCENDING)).containsExactly(1, 3, 5, 0, 4, 2);
    }

    @Test
    void theObjectivesMetricCanBeSortedByBeforeThereIsAValue() {
        store().commit(List.of(story.created(), story.started(0)));

        assertThat(sorted(StudyStory.METRIC, Order.ASCENDING)).containsExactly(0);
    }

    @Test
    void whatCannotBeSortedByIsAnsweredWithWhatCan() {
        store().commit(List.of(story.created(), story.started(0), story.measured(0, 0.5)));

        assertThatThrownBy(() -> sorted("lerning_rate", Order.ASCENDING))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("sort: there is nothing named lerning_rate to sort by; there is number, value, duration,"
                        + " train_loss, val_accuracy, learning_rate, optimizer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number; DROP TABLE trial",
                "' OR '1'='1",
                "number--",
                ":study",
                "<numbers>",
                "{STATE}",
                "",
                "\u0000",
                "?"
            })
    void sqlInASortNameIsOnlyAName(String sort) {
        complete(0.5);

        assertThatThrownBy(() -> sorted(sort, Order.ASCENDING))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("sort: ");
        assertThat(sorted("number", Order.ASCENDING)).containsExactly(0);
    }

    @Test
    void aParameterMayBeNamedLikeSql() {
        String path = "x'; DROP TABLE trial; --";
        store().commit(List.of(
                story.created(), story.started(0, configuration(path, Optional.of(Json.text("' OR 1=1"))))));

        assertThat(sorted(path, Order.ASCENDING)).containsExactly(0);
    }

    @Test
    void trialsCanBeAskedForByState() {
        complete(0.1, 0.3, 0.2);
        store().commit(List.of(story.started(3), story.measured(3, 0.9)));

        assertThat(numbers(new TrialQuery(Optional.of(TrialState.COMPLETE), "number", Order.DESCENDING)))
                .containsExactly(2, 1, 0);
        assertThat(numbers(new TrialQuery(Optional.of(TrialState.COMPLETE), "value", Order.DESCENDING)))
                .containsExactly(1, 2, 0);
        assertThat(numbers(new TrialQuery(Optional.of(TrialState.RUNNING), StudyStory.METRIC, Order.ASCENDING)))
                .containsExactly(3);
        assertThat(numbers(new TrialQuery(Optional.of(TrialState.FAILED), "optimizer", Order.ASCENDING)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyTrialIsOnExactlyOnePageWhileOthersAreAdded(Order order) {
        Random random = new Random(11);
        complete(random.doubles(20).map(value -> Math.round(value * 8) / 8.0).toArray());
        for (String sort : List.of("number", "value", "duration", StudyStory.METRIC, "learning_rate", "optimizer")) {
            int known = story.state().trials().size();
            List<Integer> atOnce = numbers(new TrialQuery(Optional.empty(), sort, order));

            List<Integer> paged = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<TrialRow> page = store().trials(
                                id,
                                new TrialQuery(Optional.empty(), sort, order),
                                new PageRequest(1 + random.nextInt(7), cursor));
                assertThat(page.before()).isEqualTo(paged.size());
                page.items().forEach(row -> paged.add(row.trial().number()));
                cursor = page.next();
                store().commit(one(random.nextDouble()));
            } while (cursor.isPresent());

            assertThat(paged).doesNotHaveDuplicates();
            assertThat(paged.stream().filter(number -> number < known)).as(sort).containsExactlyElementsOf(atOnce);
        }
    }

    @Test
    void aRandomStudyIsSortedAsJavaSortsIt() {
        Random random = new Random(3);
        complete(random.doubles(60).map(value -> Math.round(value * 20) / 20.0).toArray());

        assertThat(sorted("value", Order.DESCENDING))
                .containsExactlyElementsOf(story.state().trials().stream()
                        .sorted(Comparator.comparingDouble(
                                trial -> -trial.value().orElseThrow()))
                        .map(trial -> trial.number())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "garbage", "AAAA", "AAAAAAAAAAAA", "äöü", "////", "'; DROP TABLE trial"})
    void aCursorThatWasNotGivenOutIsRefused(String cursor) {
        complete(0.1);

        PageRequest request = new PageRequest(10, Optional.of(cursor));
        assertThatThrownBy(() -> store().trials(id, TrialQuery.BY_NUMBER, request))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("cursor: is not the next_cursor");
        assertThatThrownBy(() -> store().leaderboard(id, request)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().studies(Optional.empty(), request)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().datasets(request)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        complete(0.1, 0.2, 0.3);
        Optional<String> byNumber =
                store().trials(id, TrialQuery.BY_NUMBER, PageRequest.first(1)).next();

        assertThatThrownBy(() -> store().trials(
                                id,
                                new TrialQuery(Optional.empty(), "value", Order.ASCENDING),
                                new PageRequest(1, byNumber)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().trials("another", TrialQuery.BY_NUMBER, new PageRequest(1, byNumber)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void damagedCursorsAreRefusedOrReadAsACursor() {
        complete(0.1, 0.2, 0.3);
        TrialQuery byValue = new TrialQuery(Optional.empty(), "value", Order.ASCENDING);
        String cursor = store().trials(id, byValue, PageRequest.first(1)).next().orElseThrow();
        Random random = new Random(5);
        for (int damage = 0; damage < 200; damage++) {
            StringBuilder damaged = new StringBuilder(cursor);
            damaged.setCharAt(random.nextInt(cursor.length()), (char) ('A' + random.nextInt(26)));
            damaged.setLength(cursor.length() - random.nextInt(3));
            try {
                store().trials(id, byValue, new PageRequest(1, Optional.of(damaged.toString())));
            } catch (InvalidInput refused) {
                assertThat(refused.problems()).extracting("path").containsExactly("cursor");
            }
        }
    }

    private void complete(double... values) {
        List<StudyChange> changes = new ArrayList<>(List.of(story.created()));
        for (double value : values) {
            changes.addAll(one(value));
        }
        store().commit(changes);
    }

    private List<StudyChange> one(double value) {
        int number = story.state().trials().size();
        return List.of(story.started(number), story.measured(number, value), story.completed(number));
    }

    private static Configuration configuration(String path, Optional<Json> value) {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        value.ifPresent(present -> values.put(path, present));
        return new Configuration(values, new double[] {0});
    }

    private List<Integer> sorted(String sort, Order order) {
        return numbers(new TrialQuery(Optional.empty(), sort, order));
    }

    private List<Integer> numbers(TrialQuery query) {
        return store().trials(id, query, PageRequest.first(1000)).items().stream()
                .map(row -> row.trial().number())
                .toList();
    }
}
