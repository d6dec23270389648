package dev.espalier.scheduler;

import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Executor;
import dev.espalier.study.Measurement;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code pbt}: population based training, Jaderberg et al. 2017, "Population based training of neural networks", with
 * truncation selection (section 4.1). A population trains; at each interval a member in the lower quantile of those that came
 * so far gives way to a child of one in the upper quantile, which carries on from its parent's state with a configuration
 * near the parent's ({@link Exploration}). The others take turns, the one behind first, so that few workers serve many.
 *
 * @param interval steps from one judgement to the next
 * @param quantile the share of the population at each end, from 0 to 0.5
 * @param size how many trials the sampler starts
 */
record PopulationScheduler(Resource resource, int interval, double quantile, int size, Exploration exploration)
        implements Scheduler {
    private static final long OWN = 0x2545f4914f6cdd1dL;

    static Shape.Fields settings() {
        return new SettingsShape()
                .wholeOrAuto(
                        "perturbation_interval",
                        1,
                        1_000_000,
                        "Steps between judgements; auto is a tenth of the resource, at least 1.")
                .real("quantile_fraction", 0, 0.5, 0.25, "The share that gives way, and that has children.")
                .real("resample_probability", 0, 1, 0.25, "Of a child's parameter being drawn anew.")
                .real("perturbation_up", 1, 10, 1.2, "The factor by which a child's number grows.")
                .real("perturbation_down", 0.01, 1, 0.8, "The factor by which a child's number shrinks.")
                .whole("population_size", 2, 10_000, 8, "Trials that the sampler starts.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        Settings settings = setup.settings();
        return new PopulationScheduler(
                setup.resource(),
                settings.isNumber("perturbation_interval")
                        ? settings.whole("perturbation_interval")
                        : Math.max(1, setup.resource().max() / 10),
                settings.real("quantile_fraction"),
                settings.whole("population_size"),
                new Exploration(
                        settings.real("resample_probability"),
                        settings.real("perturbation_up"),
                        settings.real("perturbation_down")));
    }

    @Override
    public Step next(StudyState state) {
        Population population = Population.of(state);
        if (population.mayStart(size)) {
            return new Step.Start(resource.max(), "pbt: one of the first " + size);
        }
        return population
                .vacancy()
                .filter(_ -> population.mayBreed())
                .<Step>flatMap(vacated -> inherit(state, population, vacated))
                .or(() -> population.hindmost().map(trial -> resume(trial, population)))
                .orElseGet(() -> Halving.underWay(state)
                        ? new Step.Wait("pbt: %d trials run, none waits for its turn".formatted(population.running()))
                        : new Step.Done("pbt: the population is trained, %d trials"
                                .formatted(state.trials().size())));
    }

    private Step resume(Trial trial, Population population) {
        return new Step.Resume(
                trial.number(),
                resource.max(),
                "pbt: goes on from step %d, the least of %d that wait".formatted(trial.step(), population.paused()));
    }

    private Optional<Step> inherit(StudyState state, Population population, Trial vacated) {
        int mark = Math.max(interval, markAt(vacated.step()));
        Standings standings = standings(state, mark);
        List<Integer> able = standings.bestFirst(standings.size()).stream()
                .filter(number -> population.canBeParent(state.trials().get(number), mark, resource.max()))
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> upper = standings.bestFirst(Math.max(1, quantile(standings.size())));
        List<Integer> chosen = able.stream().filter(upper::contains).toList();
        List<Integer> among = chosen.isEmpty() ? able.subList(0, 1) : chosen;
        int draw = RandomSource.forTrial(
                        state.spec().seed() ^ OWN, state.trials().size())
                .nextInt(among.size());
        int parent = among.get(draw);
        int step = population.stepOf(state.trials().get(parent));
        return Optional.of(new Step.Inherit(
                parent,
                step,
                exploration,
                resource.max(),
                "pbt: child of trial %d from step %d, in place of trial %d; rank %d of %d at step %d"
                        .formatted(parent, step, vacated.number(), standings.rank(parent), standings.size(), mark)));
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        int mark = markAt(measurement.step());
        int before = Math.max(
                Curves.stepBefore(trial.curve()),
                trial.lineage().map(lineage -> lineage.step()).orElse(0));
        if (mark <= before || measurement.step() >= resource.max()) {
            return new Decision.GoOn("");
        }
        Standings standings = standings(state, mark).seenBy(trial.number());
        int rank = standings.rank(trial.number());
        int given = quantile(standings.size());
        String reason = "pbt: step %d, rank %d of %d".formatted(mark, rank, standings.size());
        Population population = Population.of(state);
        List<Integer> parents = standings.bestFirst(given).stream()
                .filter(number -> number != trial.number()
                        && !state.trials().get(number).state().isFinal())
                .toList();
        if (rank > standings.size() - given && !parents.isEmpty() && population.mayBreedMore()) {
            return new Decision.Stop(
                    TrialState.PRUNED,
                    "%s, below the upper %d; gives way to a child of trial %s"
                            .formatted(
                                    reason,
                                    standings.size() - given,
                                    parents.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
        }
        boolean givesTurn = state.spec().executor() == Executor.BUILTIN
                || population.mayStart(size)
                || population
                        .hindmost()
                        .filter(other -> other.step() <= trial.step())
                        .isPresent();
        return givesTurn ? new Decision.Pause(reason + ", waits for its next turn") : new Decision.GoOn(reason);
    }

    private int markAt(int step) {
        return step / interval * interval;
    }

    /** Of those that trained up to the step themselves, not of children that start beyond it. */
    private static Standings standings(StudyState state, int mark) {
        return Standings.among(
                state,
                mark,
                trial -> trial.lineage()
                        .filter(lineage -> lineage.step() >= mark)
                        .isEmpty());
    }

    /** How many of {@code count} are in the lower quantile, and in the upper. */
    private int quantile(int count) {
        int share = (int) (quantile * count);
        return share == 0 && quantile > 0 && count >= size ? 1 : share;
    }

    @Override
    public List<Integer> rungs() {
        return IntStream.iterate(interval, step -> step < resource.max(), step -> step + interval)
                .boxed()
                .toList();
    }

    @Override
    public boolean pauses() {
        return true;
    }
}
