package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.store.StudyStore.Counts;
import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.store.StudyStore.RememberedRequest;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Goal;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.Objective;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.Trials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must say about studies, data sets, files, workers and answers already given. */
abstract class StudyListsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The store under test. */
    abstract StudyStore store();

    final String id = UUID.randomUUID().toString();

    @BeforeEach
    void forgetAllStudies() {
        for (Page<StudyRow> page = store().studies(Optional.empty(), PageRequest.first(1000));
                !page.items().isEmpty();
                page = store().studies(Optional.empty(), PageRequest.first(1000))) {
            page.items().forEach(row -> store().delete(row.state().id()));
        }
    }

    @Test
    void aStudyTellsItsStateItsCountsAndItsBestTrial() {
        StudyStory story = StudyStory.of(id);
        store().commit(StudyStoreContract.everyKindOfEvent(story));

        StudyRow row = store().study(id).orElseThrow();

        assertThat(row.state())
                .usingRecursiveComparison()
                .ignoringFields("trials")
                .isEqualTo(story.state());
        assertThat(row.state().trials()).isEqualTo(Trials.NONE);
        assertThat(row.counts()).isEqualTo(new Counts(0, 0, 0, 1, 1, 1, 4));
        assertThat(row.complete()).map(best -> best.trial().number()).contains(1);
        assertThat(row.complete().orElseThrow().trial().curve())
                .isEqualTo(story.trial(1).curve());
    }

    @Test
    void aStudyWithoutTrialsCountsNone() {
        store().commit(List.of(StudyStory.of(id).created()));

        assertThat(store().study(id).orElseThrow().counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
        assertThat(store().study(id).orElseThrow().complete()).isEmpty();
    }

    @Test
    void aPrunedTrialOfAClientIsNeverTheBest() {
        StudyStory story = StudyStory.of(id);
        store().commit(List.of(story.created(), story.started(0), story.prunedAt(0, 0.9)));
        assertThat(store().study(id).orElseThrow().stopped()).isEmpty();

        store().commit(List.of(story.started(1), story.measured(1, 0.2), story.completed(1)));

        assertThat(store().study(id).orElseThrow().stopped()).isEmpty();
        assertThat(store().study(id).orElseThrow().complete())
                .map(best -> best.trial().number())
                .contains(1);
    }

    @Test
    void theBestOfPrunedTrialsIsTheBestWhoseWeightsAreKept() {
        StudyStory story = StudyStory.builtin(id);
        store().commit(List.of(story.created(), story.started(0), story.started(1), story.started(2)));
        store().commit(List.of(story.prunedAt(0, 0.9), story.prunedAt(1, 0.8), story.prunedAt(2, 0.7)));
        assertThat(store().study(id).orElseThrow().stopped()).isEmpty();
        assertThat(store().hasLooseWeights(id)).isFalse();

        store().commit(List.of(
                story.weights(0, KeptWeights.AWAITED),
                story.weights(1, KeptWeights.KEPT),
                story.weights(2, KeptWeights.KEPT)));

        StudyRow row = store().study(id).orElseThrow();
        assertThat(row.complete()).isEmpty();
        assertThat(row.stopped()).map(best -> best.trial().number()).contains(1);
        assertThat(row.stopped().orElseThrow().trial().curve())
                .isEqualTo(story.trial(1).curve());
        assertThat(store().hasLooseWeights(id)).isTrue();
        assertThat(store().load(id).orElseThrow().trials())
                .extracting(Trial::weights)
                .containsExactly(KeptWeights.AWAITED, KeptWeights.KEPT, KeptWeights.KEPT);
    }

    @Test
    void aTrialWithoutAValueIsNeverTheBest() {
        StudyStory story = StudyStory.of(id);
        store().commit(List.of(story.created(), story.started(0), story.completed(0)));

        assertThat(store().study(id).orElseThrow().complete()).isEmpty();
    }

    @Test
    void studiesComeNewestFirstPageByPageWhileOthersAreAdded() {
        List<String> expected = new ArrayList<>();
        for (int study = 0; study < 7; study++) {
            expected.addFirst("study-" + study);
            store().commit(List.of(StudyStory.of("study-" + study, NOW.plusSeconds(study / 2), objective())
                    .created()));
        }

        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int added = 0;
        do {
            Page<StudyRow> page = store().studies(Optional.empty(), new PageRequest(2, cursor));
            assertThat(page.before()).isEqualTo(seen.size());
            page.items().forEach(row -> seen.add(row.state().id()));
            cursor = page.next();
            store().commit(List.of(StudyStory.of("late-" + added++, NOW.plusSeconds(60), objective())
                    .created()));
        } while (cursor.isPresent());

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void studiesCanBeAskedForByState() {
        StudyStory running = StudyStory.of("running");
        StudyStory paused = StudyStory.of("paused");
        StudyStory stopped = StudyStory.of("stopped");
        store().commit(List.of(running.created(), paused.created(), stopped.created(), paused.paused()));
        store().commit(List.of(stopped.stopped()));

        assertThat(store().studies(Optional.of(StudyStatus.PAUSED), PageRequest.first(10))
                        .items())
                .extracting(row -> row.state().id())
                .containsExactly("paused");
        assertThat(store().unfinished()).containsExactly("paused", "running");
    }

    @Test
    void unfinishedStudiesComeOldestFirst() {
        store().commit(List.of(
                StudyStory.of("b", NOW.plusSeconds(1), objective()).created(),
                StudyStory.of("a", NOW.plusSeconds(2), objective()).created(),
                StudyStory.of("c", NOW, objective()).created()));

        assertThat(store().unfinished()).containsExactly("c", "b", "a");
    }

    @Test
    void theLeaderboardRanksCompleteTrialsThenPrunedOnesTiesByNumber() {
        StudyStory story = StudyStory.of(id);
        store().commit(List.of(story.created()));
        for (int number = 0; number < 8; number++) {
            store().commit(List.of(story.started(number)));
        }
        store().commit(List.of(story.prunedAt(0, 0.99), story.prunedAt(1, 0.7)));
        store().commit(List.of(story.measured(2, 0.5), story.completed(2), story.measured(3, 0.8), story.completed(3)));
        store().commit(List.of(
                story.measured(4, 0.5), story.completed(4), story.measured(5, 1.0), story.failed(5, "")));
        store().commit(List.of(story.completed(6), story.measured(7, 0.9)));

        assertThat(store().leaderboard(id, PageRequest.first(10)).items())
                .extracting(row -> row.trial().number())
                .containsExactly(3, 2, 4, 6, 0, 1);
    }

    @Test
    void theLeaderboardOfALossRanksTheSmallestFirst() {
        StudyStory story = StudyStory.of(
                id, NOW, new Objective("val_loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST));
        store().commit(List.of(story.created(), story.started(0), story.started(1), story.started(2)));
        store().commit(List.of(story.measured(0, 0.5), story.completed(0), story.measured(1, 0.1), story.completed(1)));
        store().commit(List.of(story.measured(2, -3.0), story.completed(2)));

        assertThat(store().leaderboard(id, PageRequest.first(10)).items())
                .extracting(row -> row.trial().number())
                .containsExactly(2, 1, 0);
    }

    @Test
    void pagesOfTheLeaderboardTellTheRankOfTheirFirstRow() {
        StudyStory story = StudyStory.of(id);
        store().commit(List.of(story.created()));
        for (int number = 0; number < 9; number++) {
            store().commit(List.of(story.started(number), story.measured(number, number % 3), story.completed(number)));
        }

        List<Integer> numbers = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<TrialRow> page = store().leaderboard(id, new PageRequest(4, cursor));
            assertThat(page.before()).isEqualTo(numbers.size());
            page.items().forEach(row -> numbers.add(row.trial().number()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(numbers).containsExactly(2, 5, 8, 1, 4, 7, 0, 3, 6);
    }

    @Test
    void aDataSetIsReplacedUnderItsName() {
        DatasetRow first = dataset("digits-" + id, "first");
        DatasetRow second = dataset("digits-" + id, "second");
        store().putDataset(first);
        assertThat(store().dataset(first.spec().name())).contains(first);

        store().putDataset(second);

        assertThat(store().dataset(first.spec().name())).contains(second);
        assertThat(store().dataset("nothing-" + id)).isEmpty();
    }

    @Test
    void dataSetsComeByNamePageByPage() {
        for (String name : List.of("c", "a", "b")) {
            store().putDataset(dataset(name, "x"));
        }
        List<String> names = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<DatasetRow> page = store().datasets(new PageRequest(1, cursor));
            page.items().forEach(row -> names.add(row.spec().name()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(names).isSorted().contains("a", "b", "c").doesNotHaveDuplicates();
    }

    @Test
    void anAnswerIsRememberedForItsKeyAndNeverChanged() {
        RememberedAnswer answer = new RememberedAnswer(201, "/api/v1/studies/x", "{\"id\":\"x\"}");
        assertThat(store().remembered(id)).isEmpty();

        store().remember(new RequestKey(id, "ab12"), answer);
        store().remember(new RequestKey(id, "other"), new RememberedAnswer(409, "", ""));

        assertThat(store().remembered(id))
                .contains(new RememberedRequest("ab12", "", Optional.empty(), Optional.of(answer)));
    }

    @Test
    void aRequestIsKnownWithTheChangeThatItAskedForBeforeItsAnswerIs() {
        StudyStory story = StudyStory.of("asked-" + id);
        RequestKey request = new RequestKey(id, "ab12");
        store().commit(List.of(story.created().by(Optional.of(request))));

        assertThat(store().remembered(id))
                .contains(new RememberedRequest("ab12", "asked-" + id, Optional.empty(), Optional.empty()));
        RememberedAnswer answer = new RememberedAnswer(201, "/api/v1/studies/x", "{}");
        store().remember(request, answer);
        assertThat(store().remembered(id))
                .contains(new RememberedRequest("ab12", "asked-" + id, Optional.empty(), Optional.of(answer)));
    }

    @Test
    void aRequestWhoseChangeIsNotWrittenIsNotKnown() {
        StudyStory story = StudyStory.of("refused-" + id);
        var created = story.created().by(Optional.of(new RequestKey(id, "ab12")));
        assertThatThrownBy(() -> store().commit(List.of(created, created))).isInstanceOf(StoreFailure.class);

        assertThat(store().remembered(id)).isEmpty();
    }

    @Test
    void aPageHoldsFromOneToAThousandItems() {
        assertThatThrownBy(() -> PageRequest.first(0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("limit: must be from 1 to 1000, but is 0");
        assertThatThrownBy(() -> PageRequest.first(1001)).isInstanceOf(InvalidInput.class);
    }

    private static Objective objective() {
        return new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.BEST);
    }

    private static DatasetRow dataset(String name, String option) {
        return new DatasetRow(
                new DatasetSpec(name, "csv", List.of("a.csv"), List.of(), Json.EMPTY.with("label", Json.text(option))),
                new DatasetDescription("tabular", List.of(12), List.of("yes", "no"), 800, 200, "ab12"),
                NOW);
    }
}
