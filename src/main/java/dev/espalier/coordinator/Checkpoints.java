package dev.espalier.coordinator;

import dev.espalier.study.Executor;
import dev.espalier.study.SavedState;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;
import java.util.stream.Stream;

/** Which stored checkpoints are of no use any more: those that no trial of the study names. */
final class Checkpoints {
    private Checkpoints() {}

    /** The folder that holds all checkpoints of a trial. */
    private static String folder(StudyState study, Trial trial) {
        return study.id() + "/" + trial.number() + "/checkpoint";
    }

    /** What became useless when {@code before} became {@code after}; {@code changed} are the trials that differ. */
    static List<Command> discarded(StudyState before, StudyState after, List<Trial> changed) {
        if (after.spec().executor() == Executor.EXTERNAL) {
            return List.of();
        }
        return changed.stream()
                .filter(trial -> trial.number() < before.trials().size())
                .flatMap(trial -> left(before.trials().get(trial.number()), trial, after))
                .filter(artifact -> after.trials().stream()
                        .flatMap(Checkpoints::named)
                        .noneMatch(named -> named.equals(artifact) || named.startsWith(artifact + "/")))
                .<Command>map(Command.Discard::new)
                .toList();
    }

    private static Stream<String> left(Trial before, Trial after, StudyState study) {
        Stream<String> named = named(before).filter(artifact -> named(after).noneMatch(artifact::equals));
        // With its end, or once its weights are in its model, goes also what a crash kept from being named.
        boolean ended = after.state().isFinal()
                && (!before.state().isFinal() || named(before).findAny().isPresent())
                && before.attempt() > 0;
        return ended ? Stream.concat(named, Stream.of(folder(study, after))) : named;
    }

    private static Stream<String> named(Trial trial) {
        return Stream.concat(trial.checkpoint().stream(), trial.earlier().map(SavedState::checkpoint).stream());
    }
}
