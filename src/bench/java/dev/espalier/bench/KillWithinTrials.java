package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Kills a server several times within one trial, and several times within one epoch, with and without a checkpoint, and
 * starts it again each time. Then: did the trial complete, with each of its epochs measured once?
 */
final class KillWithinTrials {
    private static final int KILLS_A_TRIAL = 5;
    private static final int STEPS = 3;
    private static final String LARGE = "\"model\": {\"type\": \"mlp\", \"depth\": 6, \"width\": 512}";

    private final Path directory;
    private final int kills;
    private final Random random;
    private final List<String> problems = new ArrayList<>();

    /** When an attempt is cut off. */
    private enum Moment {
        /** Some epochs are done, and none of them saved unless the attempt before was cut off too. */
        AFTER_SOME_EPOCHS,
        /** The attempt has saved its state. */
        AFTER_A_CHECKPOINT,
        /** No epoch of the attempt is done. */
        WITHIN_AN_EPOCH
    }

    KillWithinTrials(Path directory, int kills, long seed) {
        this.directory = directory;
        this.kills = kills;
        this.random = new Random(seed);
    }

    Row row(String what) {
        ChildServer server = ChildServer.start(directory);
        int attempts = 0;
        for (int trial = 0; trial * KILLS_A_TRIAL < kills; trial++) {
            Moment moment = Moment.values()[trial % Moment.values().length];
            String study = Fields.text(server.rest().post("/studies", spec(moment)), "id");
            for (int kill = 0; kill < Math.min(KILLS_A_TRIAL, kills - trial * KILLS_A_TRIAL); kill++) {
                waitFor(server.rest(), study, moment, kill + 1);
                server.kill();
                server = ChildServer.start(directory);
            }
            attempts += check(server.rest(), study, moment);
        }
        server.close();
        String figure = problems.isEmpty()
                ? "%d kills, %d attempts; every trial complete, every epoch measured once".formatted(kills, attempts)
                : String.join("; ", problems);
        return Row.of(
                what,
                figure,
                "all complete, every epoch once",
                problems.isEmpty() ? Row.Verdict.MET : Row.Verdict.MISSED);
    }

    private void waitFor(Rest rest, String study, Moment moment, int attempt) {
        for (Json trial = trial(rest, study); !isDue(trial, moment, attempt); trial = trial(rest, study)) {
            if (Fields.text(trial, "state").equals("complete")) {
                throw new IllegalStateException(
                        moment + ": the trial was complete before attempt " + attempt + " was killed");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        if (moment == Moment.WITHIN_AN_EPOCH) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
        }
    }

    private static boolean isDue(Json trial, Moment moment, int attempt) {
        if (Fields.count(trial, "attempt") < attempt) {
            return false;
        }
        return switch (moment) {
            case AFTER_SOME_EPOCHS -> measured(trial, attempt) >= STEPS;
            case AFTER_A_CHECKPOINT -> Fields.text(trial, "checkpoint").contains("/" + attempt + "-");
            // The first two before there is any checkpoint, the last two after the third has saved one.
            case WITHIN_AN_EPOCH ->
                attempt != 3 || !Fields.text(trial, "checkpoint").isEmpty();
        };
    }

    private static long measured(Json trial, int attempt) {
        return Fields.items(trial, "measurements").stream()
                .filter(row -> Fields.count(row, "attempt") == attempt)
                .count();
    }

    /** @return how many attempts there were */
    private int check(Rest rest, String study, Moment moment) {
        Json.Object ended = rest.follow(
                        study, "study", event -> !Fields.text(event, "state").equals("running"))
                .orElseThrow();
        Json trial = trial(rest, study);
        List<Integer> steps = Fields.items(trial, "measurements").stream()
                .filter(row -> Fields.at(row, "standing").equals(new Json.Bool(true)))
                .map(row -> Fields.count(row, "step"))
                .sorted()
                .toList();
        if (!Fields.text(ended, "state").equals("completed")
                || !Fields.text(trial, "state").equals("complete")) {
            problems.add(moment + ": the study is " + Fields.text(ended, "state") + ", its trial "
                    + Fields.text(trial, "state") + " " + Fields.text(trial, "reason"));
        }
        if (!steps.equals(IntStream.rangeClosed(1, epochs(moment)).boxed().toList())) {
            problems.add(moment + ": the epochs that count are " + steps);
        }
        return Fields.items(trial, "attempts").size();
    }

    private static Json trial(Rest rest, String study) {
        return Fields.items(rest.get("/studies/" + study + "/trials"), "items").isEmpty()
                ? Json.EMPTY
                : rest.get("/studies/" + study + "/trials/0");
    }

    private static int epochs(Moment moment) {
        return switch (moment) {
            case AFTER_SOME_EPOCHS -> 200;
            case AFTER_A_CHECKPOINT -> 120;
            case WITHIN_AN_EPOCH -> 4;
        };
    }

    /** Of one trial, whose epochs take milliseconds, or half a second so that there is a checkpoint, or seconds to be killed within. */
    private static Json spec(Moment moment) {
        String trial = switch (moment) {
            case AFTER_SOME_EPOCHS -> "\"model\": {\"type\": \"mlp\"}";
            case AFTER_A_CHECKPOINT -> "\"batch_size\": 8, " + LARGE;
            case WITHIN_AN_EPOCH -> "\"batch_size\": 1, " + LARGE;
        };
        return JsonText.parse("""
                {"name": "killed %s", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}],
                 "resource": {"max": %d}, "budget": {"max_trials": 1}, "seed": 3,
                 "trial": {"dataset": "spirals", %s}}""".formatted(moment, epochs(moment), trial));
    }
}
