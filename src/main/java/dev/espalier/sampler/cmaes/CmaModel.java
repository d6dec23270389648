package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.FinishedTrials;
import dev.espalier.sampler.core.FinishedTrials.Finished;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.IncrementalModel;
import dev.espalier.sampler.core.Variation;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Trial;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What {@code cma-es} knows over a branch tree: the shares of every choice's branches, and a search over the numbers of every
 * set of branches that has been taken.
 */
final class CmaModel implements IncrementalModel {
    private final SearchSpace space;
    private final CmaSettings settings;
    private final long seed;
    private final FinishedTrials finished;
    private final Map<Integer, ChoiceShares> shares = new HashMap<>();
    /** By the indices of the ordered parameters that exist. */
    private final Map<List<Integer>, CmaSearch> searches = new HashMap<>();

    private int used;

    CmaModel(SearchSpace space, CmaSettings settings, History history) {
        this.space = space;
        this.settings = settings;
        this.seed = history.seed();
        this.finished = new FinishedTrials(history.objectives());
    }

    @Override
    public void see(Trial trial) {
        finished.see(trial);
    }

    private void catchUp() {
        if (finished.untouchedSinceLast() < used) {
            shares.clear();
            searches.clear();
            used = 0;
        }
        List<Finished> order = finished.inOrder();
        for (; used < order.size(); used++) {
            learn(order.get(used));
        }
    }

    private void learn(Finished next) {
        Configuration configuration = next.trial().configuration();
        for (Parameter parameter : space.parameters()) {
            if (parameter instanceof Parameter.Choice choice && !Double.isNaN(configuration.code(choice.index()))) {
                shares.computeIfAbsent(choice.index(), _ -> new ChoiceShares(choice, prior(choice)))
                        .learn(next);
            }
        }
        List<Parameter> numbers = numbers(configuration.code());
        if (!numbers.isEmpty()) {
            search(numbers).learn(next);
        }
    }

    /** A branch whose own search has yet to get under way is given more time than a word that tells its worth at once. */
    private double prior(Parameter.Choice choice) {
        boolean branches = space.parameters().stream()
                .flatMap(parameter -> parameter.condition().stream())
                .anyMatch(condition -> condition.parameter() == choice.index());
        return branches ? 2 : 1;
    }

    /** Codes of one proposal after the other for trial {@code number}. */
    Proposals proposals(int number, RandomGenerator random) {
        catchUp();
        return new Proposals(number, random);
    }

    private List<Parameter> numbers(double[] code) {
        return space.parameters().stream()
                .filter(parameter -> !Double.isNaN(code[parameter.index()])
                        && !Variation.isChoice(parameter)
                        && Variation.isFree(parameter))
                .toList();
    }

    private CmaSearch search(List<Parameter> numbers) {
        List<Integer> key = numbers.stream().map(Parameter::index).toList();
        return searches.computeIfAbsent(key, _ -> new CmaSearch(new CmaEncoding(numbers), settings, seed));
    }

    /** Draws branches, then the numbers that exist in them. */
    final class Proposals {
        private final RandomGenerator forChoices;
        private final Map<CmaSearch, RandomGenerator> forNumbers = new HashMap<>();
        private final int number;

        private Proposals(int number, RandomGenerator random) {
            this.number = number;
            this.forChoices = random;
        }

        double[] next() {
            double[] code = new double[space.parameters().size()];
            Arrays.fill(code, Double.NaN);
            for (Parameter parameter : space.parameters()) {
                if (space.exists(parameter, code)) {
                    code[parameter.index()] = start(parameter);
                }
            }
            List<Parameter> numbers = numbers(code);
            if (!numbers.isEmpty()) {
                CmaSearch search = search(numbers);
                RandomGenerator random = forNumbers.computeIfAbsent(search, _ -> search.random(number));
                new CmaEncoding(numbers).write(search.draw(random), code);
            }
            return code;
        }

        private double start(Parameter parameter) {
            return switch (parameter) {
                case Parameter.Choice choice ->
                    shares.containsKey(choice.index())
                            ? shares.get(choice.index()).draw(forChoices)
                            : forChoices.nextInt(choice.labels().size());
                case Parameter.Real _, Parameter.Whole _, Parameter.Ordinal _ -> parameter.nearest(Double.NaN);
            };
        }
    }
}
