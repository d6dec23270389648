package dev.espalier.http;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.json.StudyJson;
import dev.espalier.json.TrialJson;
import dev.espalier.space.SearchSpace;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.UnknownThing;
import dev.espalier.study.UnreadableStudy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Studies and trials as the contract shows them, read from the store off the event loop. */
final class Answers {
    private static final int SPACES_KEPT = 500;

    private final Vertx vertx;
    private final StudyStore store;
    private final Map<String, SearchSpace> spaces = new ConcurrentHashMap<>();
    private final Map<String, Front> fronts = new ConcurrentHashMap<>();

    /** The Pareto front of a study as it was at a position of its journal: to find it, all its trials are read. */
    private record Front(long position, List<Json> trials) {}

    Answers(Vertx vertx, StudyStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    BestTrial best() {
        return new BestTrial(store);
    }

    StudyStore store() {
        return store;
    }

    /** Runs what blocks off the event loop. */
    <T> Future<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** @throws UnknownThing where there is no such study; blocks */
    StudyRow row(String study) {
        return store.study(study).orElseThrow(() -> new UnknownThing("study", study));
    }

    Future<Json> study(String id) {
        return aside(() -> study(row(id)));
    }

    Future<Reply> studyReply(String id) {
        return study(id).map(Reply::ok);
    }

    /** Blocks. */
    Json.Object study(StudyRow row) {
        Optional<Json> best = best().of(row).map(trial -> trial(row.state(), trial));
        Json.Object study = StudyJson.of(row.state(), counts(row), best, pareto(row));
        return row.state().status() == StudyStatus.RUNNING
                ? standstill()
                        .map(reason -> StudyJson.standingStill(study, reason))
                        .orElse(study)
                : study;
    }

    /** Why every running study stands still at present, of which nothing can be written into the store. */
    Optional<String> standstill() {
        return store.refusal().map(why -> why.getMessage() + " The study goes on by itself once that is over.");
    }

    private static Map<String, Integer> counts(StudyRow row) {
        var counts = row.counts();
        Map<String, Integer> byState = new java.util.LinkedHashMap<>();
        byState.put("waiting", counts.waiting());
        byState.put("running", counts.running());
        byState.put("paused", counts.paused());
        byState.put("complete", counts.complete());
        byState.put("pruned", counts.pruned());
        byState.put("failed", counts.failed());
        byState.put("cancelled", counts.cancelled());
        return byState;
    }

    /** The front of a study with several objectives; empty for one. */
    private List<Json> pareto(StudyRow row) {
        if (row.state().spec().objectives().size() == 1) {
            return List.of();
        }
        if (fronts.size() > SPACES_KEPT) {
            fronts.clear();
        }
        String id = row.state().id();
        Front known = fronts.get(id);
        if (known == null || known.position() != row.state().position()) {
            known = new Front(row.state().position(), front(row));
            fronts.put(id, known);
        }
        return known.trials();
    }

    private List<Json> front(StudyRow row) {
        StudyState whole = whole(row);
        return TrialOrder.paretoFront(whole).stream()
                .map(trial -> (Json) trial(whole, best().kept(whole, trial)))
                .toList();
    }

    /** Without trials where what is stored of them makes no sense, which is the study's own reason then. */
    private StudyState whole(StudyRow row) {
        try {
            return store.load(row.state().id()).orElse(row.state());
        } catch (UnreadableStudy nonsense) {
            return row.state();
        }
    }

    Json.Object trial(StudyState study, Trial trial) {
        return trial(study, trial, trial.step());
    }

    Json.Object trial(StudyState study, TrialRow row) {
        return trial(study, row.trial(), row.step());
    }

    private Json.Object trial(StudyState study, Trial trial, int step) {
        return TrialJson.of(trial, step, space(study.id(), study.spec()).config(trial.configuration()));
    }

    /** The study's space, read again or remembered. */
    SearchSpace space(String id, StudySpec spec) {
        if (spaces.size() > SPACES_KEPT) {
            spaces.clear();
        }
        return spaces.computeIfAbsent(id, _ -> SearchSpace.parse(spec.trial(), spec.constraints(), new Problems()));
    }

    /** A study that is deleted is not remembered. */
    void forget(String study) {
        spaces.remove(study);
        fronts.remove(study);
    }

    /** A trial as the coordinator gave it. */
    Future<Json.Object> trial(String study, Trial trial) {
        return aside(() -> trial(row(study).state(), trial));
    }

    /** A list and the cursor of its next page. */
    static Json.Object page(List<Json> items, Optional<String> next) {
        return Json.EMPTY
                .with("items", new Json.Array(items))
                .with("next_cursor", next.<Json>map(Json::text).orElse(new Json.Null()));
    }
}
