package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;

/** {@code none}: every trial runs to the end of its resource. */
record RunToEnd(Resource resource) implements Scheduler {

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        return new Decision.GoOn("");
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
