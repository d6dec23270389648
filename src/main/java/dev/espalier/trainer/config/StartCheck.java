package dev.espalier.trainer.config;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Whether what trials are to start from is there, and which trial the best one is. */
final class StartCheck {
    private static final String MEMBER = "start_from";
    private static final Json BEST = Json.text(StartVocabulary.BEST);

    /** So many files and trials are looked for at most. */
    private static final int MOST = 256;

    private final StartSources sources;

    StartCheck(StartSources sources) {
        this.sources = sources;
    }

    /** Notes what cannot be started from; whatever is not of the right shape is left to the shape's own check. */
    void check(SearchValue trial, Problems problems) {
        for (SearchValue start : trial.member(MEMBER)) {
            if (start.value() instanceof Json.Object object
                    && object.get("type").isPresent()) {
                check(start, object, problems);
            }
        }
    }

    private void check(SearchValue start, Json.Object object, Problems problems) {
        List<SearchValue> studies = start.member("study");
        if (isTrial(start) && studies.size() > 1 && canBeBest(start)) {
            problems.add(
                    start.path() + ".study",
                    "is open, but the best trial is another one in each; take {\"$choice\": [{\"type\": \"trial\", …}, …]}.");
            return;
        }
        List<Json.Object> closed = closed(start, object);
        if (closed.size() > MOST) {
            problems.add(start.path(), "leaves open more than " + MOST + " things to start from.");
            return;
        }
        Set<String> refused = new HashSet<>();
        for (Json.Object each : closed) {
            try {
                StartFrom from = TrainingConfig.startOf(Json.EMPTY.with(MEMBER, settled(each)));
                sources.refusal(from).filter(refused::add).ifPresent(reason -> problems.add(start.path(), reason));
            } catch (InvalidInput wrong) {
                if (isBest(each) && refused.add("study")) {
                    problems.add(start.path() + ".study", "has no trial yet whose weights are kept.");
                } else if (each.get("trial").orElse(new Json.Null()) instanceof Json.Object && refused.add("trial")) {
                    problems.add(
                            start.path() + ".trial", "is a range; name the trials, such as {\"$choice\": [2, 3]}.");
                }
            }
        }
    }

    /** Every way to choose what is open in {@code object}, but how arrays find their places, which needs no look at any file. */
    private static List<Json.Object> closed(SearchValue start, Json.Object object) {
        List<Json.Object> closed = List.of(Json.EMPTY);
        for (String name : object.members().keySet()) {
            if (!name.equals("names") && closed.size() <= MOST) {
                List<SearchValue> values = start.member(name);
                closed = closed.stream()
                        .flatMap(each -> values.stream().map(value -> each.with(name, value.value())))
                        .limit(MOST + 1L)
                        .toList();
            }
        }
        return closed;
    }

    /** {@code trial} with the number of the best trial wherever one is to be started from. */
    Json.Object settled(SearchValue trial) {
        if (!(trial.value() instanceof Json.Object object)) {
            return Json.EMPTY;
        }
        return object.get(MEMBER)
                .map(start -> object.with(MEMBER, everywhere(start)))
                .orElse(object);
    }

    private Json everywhere(Json value) {
        return switch (value) {
            case Json.Object object when isTrial(new SearchValue("", object)) -> settled(object);
            case Json.Object object -> members(object, this::everywhere);
            case Json.Array array ->
                new Json.Array(array.items().stream().map(this::everywhere).toList());
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> value;
        };
    }

    private Json.Object settled(Json.Object start) {
        List<SearchValue> studies = new SearchValue("", start).member("study");
        if (!isTrial(new SearchValue("", start))
                || studies.size() != 1
                || !(studies.getFirst().value() instanceof Json.Text(String study))) {
            return start;
        }
        OptionalInt best = sources.best(study);
        return best.isPresent() ? start.with("trial", numbered(trial(start), Json.number(best.getAsInt()))) : start;
    }

    /** {@code trial} with {@code best} for the word; where the number is offered beside the word, once. */
    private static Json numbered(Json trial, Json best) {
        return switch (trial) {
            case Json.Text _ -> trial.equals(BEST) ? best : trial;
            case Json.Object object -> members(object, member -> numbered(member, best));
            case Json.Array array ->
                new Json.Array(array.items().stream()
                        .map(item -> numbered(item, best))
                        .distinct()
                        .toList());
            case Json.Number _, Json.Bool _, Json.Null _ -> trial;
        };
    }

    private static Json.Object members(Json.Object object, UnaryOperator<Json> change) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, change.apply(member)));
        return new Json.Object(members);
    }

    private static boolean isTrial(SearchValue start) {
        return start.member("type").stream().anyMatch(type -> type.value().equals(Json.text("trial")));
    }

    private static boolean canBeBest(SearchValue start) {
        List<SearchValue> trials = start.member("trial");
        return trials.isEmpty()
                || trials.stream().anyMatch(trial -> trial.value().equals(BEST));
    }

    private static boolean isBest(Json.Object start) {
        return isTrial(new SearchValue("", start)) && trial(start).equals(BEST);
    }

    private static Json trial(Json.Object start) {
        return start.get("trial").orElse(BEST);
    }
}
