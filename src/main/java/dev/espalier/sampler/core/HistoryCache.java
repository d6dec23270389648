package dev.espalier.sampler.core;

import dev.espalier.study.Trial;
import dev.espalier.study.Trials;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a sampler learned from the history that it was last asked about, brought up to the next by what changed alone. One
 * that does not continue the last is learned from the beginning, so nothing is known that the history does not say.
 */
public final class HistoryCache<L extends IncrementalModel> {
    private final Function<History, L> fresh;
    private Optional<L> model = Optional.empty();
    private Optional<History> last = Optional.empty();
    private Trials seen = Trials.NONE;

    /** @param fresh a learner that knows nothing yet */
    public HistoryCache(Function<History, L> fresh) {
        this.fresh = fresh;
    }

    /** What {@code history} teaches. */
    public L upTo(History history) {
        Trials now = history.trials() instanceof Trials trials ? trials : Trials.of(history.trials());
        if (last.isEmpty() || !continues(last.get(), history, now)) {
            model = Optional.of(fresh.apply(history));
            seen = Trials.NONE;
        }
        L current = model.orElseThrow();
        for (int number : now.changedSince(seen)) {
            current.see(now.get(number));
        }
        seen = now;
        last = Optional.of(history);
        return current;
    }

    private boolean continues(History before, History history, Trials now) {
        if (now.size() < seen.size()
                || history.seed() != before.seed()
                || !history.objectives().equals(before.objectives())
                || !history.resource().equals(before.resource())) {
            return false;
        }
        for (int number : now.changedSince(seen)) {
            if (number < seen.size() && !continues(seen.get(number), now.get(number))) {
                return false;
            }
        }
        return true;
    }

    private static boolean continues(Trial before, Trial now) {
        return !before.state().isFinal() && before.configuration().equals(now.configuration());
    }
}
