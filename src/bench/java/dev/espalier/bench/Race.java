package dev.espalier.bench;

import dev.espalier.coordinator.Submission;
import dev.espalier.coordinator.Submissions;
import dev.espalier.json.JsonText;
import dev.espalier.simulation.Allowance;
import dev.espalier.simulation.Evaluation;
import dev.espalier.simulation.Quartiles;
import dev.espalier.simulation.Simulated;
import dev.espalier.simulation.Simulator;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.trainer.config.TrainerVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Simulates one search with several seeds, as many at once as there are threads; what comes out is the same for any number. */
final class Race {
    private final ExecutorService threads;
    private final int seeds;

    Race(ExecutorService threads, int seeds) {
        this.threads = threads;
        this.seeds = seeds;
    }

    /**
     * What came out.
     *
     * @param regret over the seeds
     * @param milliseconds of processor time a proposal, on average
     */
    record Result(Quartiles regret, double milliseconds) {}

    private record Lap(double regret, double milliseconds) {}

    /**
     * @param members of the study beside name, objective and seed
     * @param optimum the least value that there is
     */
    Result run(Json.Object members, Evaluation evaluation, Allowance allowance, double optimum) {
        List<Future<Lap>> laps = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            long number = seed;
            laps.add(threads.submit(() -> lap(members, number, evaluation, allowance, optimum)));
        }
        double[] regrets = new double[seeds];
        double milliseconds = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Lap lap = await(laps.get(seed));
            regrets[seed] = lap.regret();
            milliseconds += lap.milliseconds() / seeds;
        }
        return new Result(Quartiles.of(regrets), milliseconds);
    }

    private static Lap lap(Json.Object members, long seed, Evaluation evaluation, Allowance allowance, double optimum) {
        Submission submission = submission(members.with("seed", Json.number(seed)));
        TimedSampler sampler = new TimedSampler(submission.sampler());
        Submission timed = new Submission(
                submission.spec(),
                submission.space(),
                sampler,
                submission.scheduler(),
                submission.stopRules(),
                submission.enqueued(),
                submission.dataset());
        Simulated simulated = new Simulator(timed, evaluation, allowance).run();
        return new Lap(simulated.best().orElse(Double.POSITIVE_INFINITY) - optimum, sampler.milliseconds());
    }

    private static Submission submission(Json.Object members) {
        Json.Object spec = (Json.Object) JsonText.parse("""
                {"name": "bench", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize"}]}""");
        for (var member : members.members().entrySet()) {
            spec = spec.with(member.getKey(), member.getValue());
        }
        Problems problems = new Problems();
        Optional<Submission> submission = new Submissions(
                        new TrainerVocabulary(_ -> Optional.empty()), _ -> Optional.empty())
                .read(spec, problems);
        problems.throwIfAny();
        return submission.orElseThrow();
    }

    private static Lap await(Future<Lap> lap) {
        try {
            return lap.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulation failed: " + failed.getCause(), failed.getCause());
        }
    }
}
