package dev.espalier.trainer.config;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** Whether what trials are to start from is there, and which trial the best one is. */
final class StartCheck {
    private static final String MEMBER = "start_from";

    private final StartSources sources;

    StartCheck(StartSources sources) {
        this.sources = sources;
    }

    /** Notes what cannot be started from; whatever is not of the right shape is left to the shape's own check. */
    void check(OpenValue trial, Problems problems) {
        for (OpenValue start : trial.member(MEMBER)) {
            if (!(start.value() instanceof Json.Object object)
                    || object.get("type").isEmpty()) {
                continue;
            }
            try {
                StartFrom from = TrainingConfig.startOf(Json.EMPTY.with(MEMBER, settled(object)));
                sources.refusal(from).ifPresent(reason -> problems.add(start.path(), reason));
            } catch (InvalidInput wrong) {
                if (isBest(object)) {
                    problems.add(start.path() + ".study", "has no complete trial to start from.");
                }
            }
        }
    }

    /** {@code trial} with the number of the best trial wherever one is to be started from. */
    Json.Object settled(OpenValue trial) {
        if (!(trial.value() instanceof Json.Object object)) {
            return Json.EMPTY;
        }
        return object.get(MEMBER)
                .map(start -> object.with(MEMBER, everywhere(start)))
                .orElse(object);
    }

    private Json everywhere(Json value) {
        return switch (value) {
            case Json.Object object when isBest(object) -> settled(object);
            case Json.Object object -> {
                SequencedMap<String, Json> members = new LinkedHashMap<>();
                object.members().forEach((name, member) -> members.put(name, everywhere(member)));
                yield new Json.Object(members);
            }
            case Json.Array array ->
                new Json.Array(array.items().stream().map(this::everywhere).toList());
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> value;
        };
    }

    private Json.Object settled(Json.Object start) {
        OptionalInt best =
                isBest(start) && start.get("study").orElse(new Json.Null()) instanceof Json.Text(String study)
                        ? sources.best(study)
                        : OptionalInt.empty();
        return best.isPresent() ? start.with("trial", Json.number(best.getAsInt())) : start;
    }

    private static boolean isBest(Json.Object start) {
        return start.get("type").equals(java.util.Optional.of(Json.text("trial")))
                && start.get("trial").orElse(Json.text(StartVocabulary.BEST)).equals(Json.text(StartVocabulary.BEST));
    }
}
