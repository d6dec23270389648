package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.Patience;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that ask, report and tell at the same time. */
@ExtendWith(SharedServer.class)
class ManyClientsTest {
    private static final int TRIALS = 40;
    private static final int PARALLEL = 5;

    private final Set<String> leases = ConcurrentHashMap.newKeySet();
    private final Set<String> troubles = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();

    @Test
    void noTwoShareALeaseNoMoreRunThanMayAndTheStudyCompletes(ApiClient api) throws InterruptedException {
        ExternalStudy study = ExternalStudy.submit(api, """
                'resource': {'max': 9}, 'scheduler': {'type': 'asha', 'mode': 'stop', 'reduction_factor': 3},
                'sampler': {'type': 'tpe', 'n_startup_trials': 5}, 'budget': {'max_trials': %d, 'max_parallel': %d}
                """.formatted(TRIALS, PARALLEL));

        List<Thread> clients = IntStream.range(0, 8)
                .mapToObj(client -> Thread.ofVirtual().start(() -> evaluate(study, "client " + client)))
                .toList();
        for (Thread client : clients) {
            assertThat(client.join(Patience.LONGEST)).isTrue();
        }

        assertThat(troubles).isEmpty();
        JsonView shown = study.get();
        assertThat(shown.text("state")).isEqualTo("completed");
        assertThat(shown.whole("counts.complete") + shown.whole("counts.pruned"))
                .isEqualTo(TRIALS);
        assertThat(leases).hasSize(TRIALS);
    }

    private void evaluate(ExternalStudy study, String client) {
        JsonView asked = study.askUntilThereIsOneOrAllIsOver(client);
        while (asked.text("state").equals("running")) {
            asked.items("trials").forEach(trial -> evaluate(study, trial));
            asked = study.askUntilThereIsOneOrAllIsOver(client);
        }
    }

    private void evaluate(ExternalStudy study, JsonView trial) {
        if (!leases.add(trial.text("lease"))) {
            troubles.add("given twice: " + trial);
        }
        if (running.incrementAndGet() > PARALLEL) {
            troubles.add("more than " + PARALLEL + " run: " + trial);
        }
        double x = trial.number("config.x");
        for (int step = 1; step <= 9; step++) {
            // It may be over with this very report, and another client be given the free place at once.
            running.decrementAndGet();
            String decision = study.report(trial, step, Math.abs(x - 0.3) + 1.0 / step)
                    .json(200)
                    .text("decision");
            if (decision.equals("stop")) {
                return;
            }
            running.incrementAndGet();
        }
        running.decrementAndGet();
        study.tell(trial, Math.abs(x - 0.3)).expect(200);
    }
}
