package dev.espalier.bench;

import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long samplers take to propose, in process and one trial after the other, told results included; beside random search on
 * the same space in the same run, which shows what of it is the machine's and the history's.
 */
public final class SuggestBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final int WARM_UPS = 3;
    private static final int PEEKS = 50;

    /**
     * One row.
     *
     * @param trials how many are proposed, or are finished before the one that is
     * @param runs of which the median is printed
     * @param target the most seconds; none where there is no target
     */
    private record Case(
            String sampler,
            Spaces.Named space,
            Kind kind,
            int trials,
            int objectives,
            int runs,
            OptionalDouble target) {
        String what() {
            String objective = objectives == 1 ? "" : ", " + objectives + " objectives";
            return switch (kind) {
                case WHOLE_SEARCH -> "%s, %,d trials of %s%s".formatted(sampler, trials, space.name(), objective);
                case ONE_PROPOSAL ->
                    "%s, a proposal at %,d finished trials of %s%s".formatted(sampler, trials, space.name(), objective);
            };
        }
    }

    private enum Kind {
        WHOLE_SEARCH,
        ONE_PROPOSAL
    }

    private static final List<Case> CASES = List.of(
            search("tpe", Spaces.REALS_40, 1_000, 1, OptionalDouble.of(0.6)),
            search("tpe", Spaces.MIXED_40, 1_000, 1, OptionalDouble.empty()),
            proposal("tpe", Spaces.REALS_10, 10_000, OptionalDouble.of(0.005)),
            search("cma-es", Spaces.REALS_40, 10_000, 1, OptionalDouble.of(0.5)),
            search("cma-es", Spaces.MIXED_40, 10_000, 1, OptionalDouble.empty()),
            search("nsga2", Spaces.REALS_40, 10_000, 1, OptionalDouble.of(0.4)),
            search("nsga2", Spaces.REALS_40, 10_000, 2, OptionalDouble.of(0.4)),
            search("evolution", Spaces.REALS_40, 10_000, 1, OptionalDouble.empty()),
            search("sobol", Spaces.REALS_40, 10_000, 1, OptionalDouble.empty()),
            new Case("gp", Spaces.REALS_6, Kind.WHOLE_SEARCH, 500, 1, 1, OptionalDouble.of(15)),
            new Case("auto", Spaces.REALS_6, Kind.WHOLE_SEARCH, 100, 1, 1, OptionalDouble.empty()));

    private static Case search(String sampler, Spaces.Named space, int trials, int objectives, OptionalDouble target) {
        return new Case(sampler, space, Kind.WHOLE_SEARCH, trials, objectives, RUNS, target);
    }

    private static Case proposal(String sampler, Spaces.Named space, int trials, OptionalDouble target) {
        return new Case(sampler, space, Kind.ONE_PROPOSAL, trials, 1, RUNS, target);
    }

    /** Takes a minute or two. */
    @Override
    public void run(Surroundings surroundings) throws IOException {
        surroundings.out().println("what\tseconds\tat most\tmet\trandom's\ttimes random's");
        for (Case each : CASES) {
            if (surroundings.wants(each.what())) {
                double seconds = median(each, each.sampler());
                double random = median(each, "random");
                surroundings
                        .out()
                        .println(Row.of(each.what(), seconds, each.target())
                                + "\t%.4g\t%.1f".formatted(random, seconds / random));
                surroundings.out().flush();
            }
        }
    }

    private static double median(Case each, String sampler) {
        SearchSpace space = each.space().space();
        int warmUps = each.runs() == 1 ? 0 : WARM_UPS;
        List<Double> seconds = new java.util.ArrayList<>();
        for (int run = 0; run < warmUps + each.runs(); run++) {
            double taken = seconds(each, space, sampler, run);
            if (run >= warmUps) {
                seconds.add(taken);
            }
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }

    private static double seconds(Case each, SearchSpace space, String sampler, int seed) {
        AskAndTell search = new AskAndTell(space, each.objectives(), seed);
        Sampler fresh = sampler(sampler, space, each.objectives());
        return switch (each.kind()) {
            case WHOLE_SEARCH -> {
                long start = System.nanoTime();
                search.run(fresh, each.trials());
                yield (System.nanoTime() - start) / 1e9;
            }
            case ONE_PROPOSAL -> {
                search.run(sampler("random", space, each.objectives()), each.trials());
                search.peek(fresh);
                long start = System.nanoTime();
                for (int peek = 0; peek < PEEKS; peek++) {
                    search.run(fresh, 1);
                }
                yield (System.nanoTime() - start) / 1e9 / PEEKS;
            }
        };
    }

    private static Sampler sampler(String name, SearchSpace space, int objectives) {
        Objective loss = new Objective("loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST);
        SearchTerms terms = new SearchTerms(
                Collections.nCopies(objectives, loss),
                new Resource("step", 1, 1),
                Budget.UNLIMITED,
                new Algorithm("none", Json.EMPTY));
        Problems problems = new Problems();
        Sampler sampler = Samplers.create(new Algorithm(name, Json.EMPTY), space, terms, problems);
        problems.throwIfAny();
        return sampler;
    }
}
