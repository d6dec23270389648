package dev.espalier.sampler;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.evolution.GenePool;
import dev.espalier.sampler.gp.GpSampler;
import dev.espalier.sampler.gp.Observed;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What {@code auto} does in a study whose trials are mostly stopped early: trials are ranked in {@link Hindsight}, and
 * a Gaussian process of their ranks proposes, which is precise where the objective is smooth, and a {@link GenePool} of the
 * best, which is not misled where it is rough. From {@code many} trials on the pool proposes alone.
 *
 * @param start proposes until enough trials were measured
 */
record MultiFidelityAutoSampler(
        Sampler start, GpSampler process, GenePool pool, HistoryCache<CandidateFilter> untried, int many)
        implements Sampler {
    private static final int STARTUP_TRIALS = 10;
    /** Of so many proposals one is the process's. */
    private static final int PROCESS_EVERY = 4;

    private static final int MOST_PARENTS = 8;
    private static final int TRIALS_A_PARENT = 5;
    /** Older trials are forgotten, so that a proposal stays quick. */
    private static final int REMEMBERED = 2000;
    /** How uncertain a failure's rank is, in standard deviations. */
    private static final double FAILURE = 0.05;

    static MultiFidelityAutoSampler create(Sampler start, SearchSpace space, int many) {
        return new MultiFidelityAutoSampler(
                start, GpSampler.standard(start, space), new GenePool(space), CandidateFilter.memory(space), many);
    }

    /** Whether at least as many trials were stopped early as ran to their end. */
    static boolean fits(List<Trial> trials) {
        int early = 0;
        int whole = 0;
        for (Trial trial : trials) {
            boolean measured = trial.curve().size() > 0;
            early += measured && (trial.state() == TrialState.PRUNED || trial.state() == TrialState.PAUSED) ? 1 : 0;
            whole += trial.state() == TrialState.COMPLETE ? 1 : 0;
        }
        return early > 0 && early >= whole;
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter open = untried.upTo(history);
        List<Trial> recent = newest(history.trials());
        List<Trial> told =
                recent.stream().filter(MultiFidelityAutoSampler::tells).toList();
        if (told.size() < STARTUP_TRIALS) {
            return start.suggest(space, history, random);
        }
        double[] places = Hindsight.places(told, history.objectives());
        boolean processIsNext = history.nextNumber() < many && history.nextNumber() % PROCESS_EVERY == 0;
        return processIsNext
                ? process.suggest(observed(recent, told, places), pending(recent), open, random)
                : pool.child(parents(told, places), configurations(recent), open, random)
                        .or(() -> open.any(random));
    }

    private static List<Trial> newest(List<Trial> trials) {
        return trials.subList(Math.max(0, trials.size() - REMEMBERED), trials.size());
    }

    private static boolean tells(Trial trial) {
        return trial.curve().size() > 0 && trial.state() != TrialState.CANCELLED && trial.state() != TrialState.FAILED;
    }

    private static List<Configuration> configurations(List<Trial> trials) {
        return trials.stream().map(Trial::configuration).toList();
    }

    private static List<Configuration> pending(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.curve().size() == 0
                        && (trial.state() == TrialState.RUNNING || trial.state() == TrialState.WAITING))
                .map(Trial::configuration)
                .toList();
    }

    /** Ranks on the logistic scale, on which the best and the worst stand out; failures are as bad as the worst. */
    private static List<Observed> observed(List<Trial> recent, List<Trial> told, double[] places) {
        List<Observed> observed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            double share = (places[i] + 0.5) / places.length;
            double loss = Math.log(share / (1 - share));
            observed.add(new Observed(told.get(i).configuration(), new double[] {loss}, 0));
        }
        recent.stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .map(trial -> new Observed(trial.configuration(), new double[] {Double.NaN}, FAILURE))
                .forEach(observed::add);
        return observed;
    }

    /** The best, of those that tie the oldest alone: the others repeat it. */
    private static List<Configuration> parents(List<Trial> told, double[] places) {
        int most = Math.clamp(told.size() / TRIALS_A_PARENT, 2, MOST_PARENTS);
        List<Configuration> parents = new ArrayList<>();
        double last = Double.NaN;
        List<Integer> order = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> places[i]))
                .toList();
        for (int i : order) {
            if (places[i] != last && parents.size() < most) {
                last = places[i];
                parents.add(told.get(i).configuration());
            }
        }
        return parents;
    }
}
