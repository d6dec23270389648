package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.Standing;
import dev.espalier.store.StudyStores;
import dev.espalier.study.Json;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine makes of a study, and what the real store gives back of it: always the same. */
class StoredStudyTest {
    private static StudyStore store;

    private final String id = UUID.randomUUID().toString();
    private final List<StudyChange> pending = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = StudyStores.open(directory);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void aTrialKilledTwiceWithinItCarriesOn() {
        Play play = play(id, """
                {"name": "killed twice", "objectives": [{"metric": "loss", "goal": "minimize"}],
                 "resource": {"max": 2000}, "budget": {"max_trials": 1},
                 "trial": {"dataset": "spirals", "model": {"type": "mlp"}}}""");
        int trial = play.take().orElseThrow();
        for (int kill = 1; kill <= 2; kill++) {
            report(play, trial, 1, 3, kill);
            check(play);
            play.restart();
            check(play);
            assertThat(play.take()).hasValue(trial);
        }
        report(play, trial, 1, 5, 3);
        check(play);

        assertThat(standing(trial))
                .extracting(
                        row -> row.decided().attempt(),
                        row -> row.decided().measurement().step())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                        .mapToObj(step -> org.assertj.core.groups.Tuple.tuple(3, step))
                        .toList());
        assertThat(store.attempts(id, trial))
                .extracting(StudyStore.AttemptRow::outcome)
                .containsExactly("lost: the server restarted", "lost: the server restarted", "running");
    }

    @Test
    void aTrialThatPausedButCouldNotSaveItsStateGoesBackWhenItStartsAgain() {
        Play play = play(id, builtin("none"));
        int trial = play.take().orElseThrow();
        play.report(trial, 1, 0.5, Optional.of("checkpoint-1"));
        play.report(trial, 2, 0.4);
        play.apply(new StudyEvent.StudyPaused(play.now()));
        assertThat(play.report(trial, 3, 0.3).decision()).isEqualTo("pause");
        play.apply(new StudyEvent.StudyResumed(play.now()));
        assertThat(play.take()).hasValue(trial);
        check(play);

        report(play, trial, 2, 3, 1);

        check(play);
        assertThat(store.attempts(id, trial).getFirst().outcome()).isEqualTo("paused: the study is paused");
    }

    @Test
    void whateverHappensToAStudyItIsLoadedAsItIsAndOfEachStepOneMeasurementStands() {
        Property.check(1, 60, random -> {
            Play play = play(UUID.randomUUID().toString(), spec(random));
            for (int turn = 0; turn < 60 && !play.state().status().isFinal(); turn++) {
                happen(play, random);
                if (random.nextInt(6) == 0) {
                    check(play);
                }
            }
            check(play);
        });
    }

    private static String spec(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> builtin("none");
            case 1 -> builtin("asha");
            case 2 ->
                builtin("pbt\", \"perturbation_interval\": 2, \"population_size\": \"3")
                        .replace("\"3\"", "3");
            default -> builtin("none").replace("\"seed\"", "\"executor\": \"external\", \"seed\"");
        };
    }

    private static String builtin(String scheduler) {
        return """
                {"name": "story", "objectives": [{"metric": "loss", "goal": "minimize"}], "seed": 3,
                 "resource": {"max": 9}, "scheduler": {"type": "%s"}, "budget": {"max_trials": 6},
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""".formatted(scheduler);
    }

    /** One thing that may happen in a study, on any of its trials. */
    private static void happen(Play play, RandomGenerator random) {
        List<Trial> running = play.state().trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .toList();
        if (running.isEmpty() || random.nextInt(8) == 0) {
            if (play.state().status() == StudyStatus.PAUSED) {
                play.apply(new StudyEvent.StudyResumed(play.now()));
            } else if (play.take().isEmpty()) {
                play.restart();
            }
            return;
        }
        Trial trial = running.get(random.nextInt(running.size()));
        int number = trial.number();
        switch (random.nextInt(24)) {
            case 0 -> play.restart();
            case 1 -> play.lose(number);
            case 2 ->
                play.giveBack(number, ReturnCause.values()[random.nextInt(ReturnCause.values().length)], "given back");
            case 3 -> play.apply(new StudyEvent.StudyPaused(play.now()));
            case 4 -> play.fail(number, "diverged");
            case 5 -> play.apply(new StudyEvent.TrialCancelled(play.now(), number, "stopped by request"));
            case 6 -> save(play, trial);
            case 7 -> tell(play, trial);
            default -> step(play, trial, random);
        }
    }

    private static void tell(Play play, Trial trial) {
        if (trial.curve().size() > 0) {
            play.tell(trial.number(), 0.5);
        }
    }

    /** Between two measurements, as a worker does that was told to pause. */
    private static void save(Play play, Trial trial) {
        if (trial.step() > trial.resumeStep()) {
            play.save(trial.number(), trial.step(), name(trial, trial.step()));
        }
    }

    private static void step(Play play, Trial trial, RandomGenerator random) {
        int step = Math.max(trial.step(), trial.lease().orElseThrow().from()) + 1;
        if (step > play.state().spec().resource().max()) {
            play.tell(trial.number(), 0.5);
            return;
        }
        Optional<String> checkpoint = random.nextInt(3) == 0 ? Optional.of(name(trial, step)) : Optional.empty();
        double loss = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
        play.report(
                trial.number(),
                step,
                random.nextInt(9) == 0 ? Map.of("train_loss", 0.5) : Map.of("loss", loss, "train_loss", 0.25),
                checkpoint);
    }

    private static String name(Trial trial, int step) {
        return "study/%d/checkpoint/%d-%d".formatted(trial.number(), trial.attempt(), step);
    }

    private Play play(String study, String spec) {
        return Play.of(study, (Json.Object) JsonText.parse(spec), pending::add);
    }

    private static void report(Play play, int trial, int from, int to, double by) {
        for (int step = from; step <= to; step++) {
            play.report(trial, step, by / step);
        }
    }

    /** Commits what happened, in one group, and compares. */
    private void check(Play play) {
        store.commit(pending);
        pending.clear();
        String study = play.state().id();
        assertThat(store.load(study).orElseThrow()).isEqualTo(play.state());
        List<MeasurementRow> standing = store.measurements(study, Optional.empty(), -1, 100_000).stream()
                .filter(row -> row.standing() == Standing.STANDING)
                .toList();
        for (Trial trial : play.state().trials()) {
            List<Integer> steps = standing.stream()
                    .filter(row -> row.decided().number() == trial.number())
                    .map(row -> row.decided().measurement().step())
                    .sorted()
                    .toList();
            assertThat(steps)
                    .as("trial %s", trial)
                    .doesNotHaveDuplicates()
                    .allMatch(step -> step <= trial.step())
                    .containsAll(IntStream.range(0, trial.curve().size())
                            .map(trial.curve()::step)
                            .boxed()
                            .toList());
        }
    }

    private List<MeasurementRow> standing(int trial) {
        return store.measurements(id, Optional.of(trial), -1, 1_000).stream()
                .filter(row -> row.standing() == Standing.STANDING)
                .toList();
    }
}
