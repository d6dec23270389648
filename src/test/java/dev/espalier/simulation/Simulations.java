package dev.espalier.simulation;

import dev.espalier.coordinator.Submission;
import dev.espalier.coordinator.Submissions;
import dev.espalier.space.Shape;
import dev.espalier.space.TrialVocabulary;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudySpec;
import dev.espalier.testing.ExternalStudy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Studies to simulate in tests. */
final class Simulations {
    private static final TrialVocabulary NO_TRAINER = new TrialVocabulary() {
        @Override
        public Shape.Fields shape() {
            throw new IllegalStateException("the server's own workers are asked for");
        }

        @Override
        public void check(StudySpec study, Problems problems) {
            throw new IllegalStateException("the server's own workers are asked for");
        }
    };

    private Simulations() {}

    /** A study of {@link ExternalStudy#spec}: minimizes {@code loss} over {@code x} from 0 to 1. */
    static Submission study(String more) {
        Problems problems = new Problems();
        Optional<Submission> submission =
                new Submissions(NO_TRAINER, name -> Optional.empty()).read(ExternalStudy.spec(more), problems);
        problems.throwIfAny();
        return submission.orElseThrow();
    }

    static double x(Configuration configuration) {
        return configuration.code(0);
    }

    /** A curve that falls from 1 to {@code x} over the steps. */
    static Course falling(Configuration configuration, int steps) {
        double[] values = new double[steps];
        for (int step = 1; step <= steps; step++) {
            values[step - 1] = 1 - (1 - x(configuration)) * step / steps;
        }
        return Course.curve(values);
    }

    /** All events of a simulation. */
    static List<StudyEvent> journal(Submission submission, Evaluation evaluation, Allowance allowance) {
        List<StudyChange> changes = new ArrayList<>();
        new Simulator(submission, evaluation, allowance, changes::add).run();
        return changes.stream().map(StudyChange::event).toList();
    }
}
