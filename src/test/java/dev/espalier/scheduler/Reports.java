package dev.espalier.scheduler;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.testing.Studies;
import java.util.List;
import java.util.SequencedMap;

/** Makes schedulers and asks them, for tests. */
final class Reports {
    private Reports() {}

    static Scheduler scheduler(String type, Resource resource, SequencedMap<String, Json> settings) {
        Problems problems = new Problems();
        Scheduler scheduler = Schedulers.create(
                new Algorithm(type, new Json.Object(settings)), resource, List.<Objective>of(), problems);
        problems.throwIfAny();
        return scheduler;
    }

    /** What becomes of the newest trial after its newest measurement. */
    static Decision decide(Scheduler scheduler, Studies study) {
        StudyState state = study.state();
        return scheduler.onReport(state, state.trials().getLast(), study.newest());
    }
}
