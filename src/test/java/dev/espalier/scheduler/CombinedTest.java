package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class CombinedTest {
    private static Scheduler combined(String type, Json... rules) {
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        settings.put("rules", new Json.Array(List.of(rules)));
        return Reports.scheduler(type, new Resource("epoch", 1, 9), settings);
    }

    private static Json.Object rule(String type, String setting, Json value) {
        return Json.EMPTY.with("type", Json.text(type)).with(setting, value);
    }

    private static final Json PATIENCE = rule("patience", "patience", Json.number(2));
    private static final Json CEILING = rule("threshold", "upper", Json.number(0.5));

    @Test
    void anyStopsWhereOneRuleDoes() {
        Scheduler any = combined("any", PATIENCE, CEILING);
        assertThat(decide(any, Studies.minimizing("loss").with(RUNNING, 0.6)))
                .isEqualTo(new Decision.Stop(PRUNED, "threshold: step 1, loss 0.6, above 0.5"));
        assertThat(decide(any, Studies.minimizing("loss").with(RUNNING, 0.3, 0.3, 0.3)))
                .isEqualTo(new Decision.Stop(COMPLETE, "patience: step 3, no improvement over 0 since step 1"));
    }

    @Test
    void allStopsOnlyWhereEveryRuleDoes() {
        Scheduler all = combined("all", PATIENCE, CEILING);
        assertThat(decide(all, Studies.minimizing("loss").with(RUNNING, 0.6))).isInstanceOf(Decision.GoOn.class);
        assertThat(decide(all, Studies.minimizing("loss").with(RUNNING, 0.6, 0.6, 0.6)))
                .isEqualTo(
                        new Decision.Stop(
                                PRUNED,
                                "patience: step 3, no improvement over 0 since step 1; threshold: step 3, loss 0.6, above 0.5"));
    }

    @Test
    void theRuleThatPausesSaysWhatRunsNext() {
        Scheduler any = combined("any", PATIENCE, rule("asha", "mode", Json.text("promote")));
        assertThat(any.next(Studies.minimizing("loss").state())).isEqualTo(new Step.Start(1, "asha: to rung 1"));
        assertThat(decide(any, Studies.minimizing("loss").with(RUNNING, 0.6))).isInstanceOf(Decision.Pause.class);
        assertThat(any.rungs()).containsExactly(1, 3, 9);
    }
}
