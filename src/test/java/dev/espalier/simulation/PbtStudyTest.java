package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.coordinator.Submission;
import dev.espalier.json.JsonMapping;
import dev.espalier.study.Configuration;
import dev.espalier.study.Lineage;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Population based training of something whose best setting moves as it trains. */
final class PbtStudyTest {
    private static final int STEPS = 30;

    /** Each step helps by how near {@code x} is to a schedule that falls; a child carries on from where its parent was. */
    private static final class Scheduled implements Evaluation {
        private final List<StudyChange> changes = new ArrayList<>();
        private final Map<Integer, Lineage> lineages = new HashMap<>();
        private final Map<Integer, double[]> losses = new HashMap<>();

        void hear(StudyChange change) {
            changes.add(change);
            if (change.event() instanceof TrialStarted started) {
                started.lineage().ifPresent(lineage -> lineages.put(started.number(), lineage));
            }
        }

        @Override
        public Course of(int number, Configuration configuration) {
            return Course.curve(losses.computeIfAbsent(number, _ -> losses(number, configuration)));
        }

        private double[] losses(int number, Configuration configuration) {
            double[] values = new double[STEPS];
            int done = 0;
            double loss = 1;
            if (lineages.containsKey(number)) {
                Lineage lineage = lineages.get(number);
                done = lineage.step();
                System.arraycopy(losses.get(lineage.parent()), 0, values, 0, done);
                loss = values[done - 1];
            }
            for (int step = done; step < STEPS; step++) {
                double wanted = 0.9 - 0.7 * step / STEPS;
                loss -= Math.max(0, 0.03 - 0.1 * Math.abs(Simulations.x(configuration) - wanted));
                values[step] = loss;
            }
            return values;
        }
    }

    private static Simulated run(String scheduler, int seed, int workers, Scheduled scheduled) {
        Submission study = Simulations.study(spec(scheduler, seed));
        return new Simulator(study, scheduled, Allowance.workers(workers).steps(8 * STEPS), scheduled::hear).run();
    }

    private static String spec(String scheduler, int seed) {
        return "'scheduler': %s, 'sampler': 'random', 'resource': {'max': %d}, 'seed': %d, 'budget': {'max_trials': 60}"
                .formatted(scheduler, STEPS, seed);
    }

    private static double best(Simulated simulated) {
        return simulated.state().trials().stream()
                .filter(trial -> trial.value().isPresent())
                .mapToDouble(trial -> trial.value().getAsDouble())
                .min()
                .orElseThrow();
    }

    @Test
    void aScheduleIsFoundThatNoFixedSettingIs() {
        int better = 0;
        for (int seed = 0; seed < 40; seed++) {
            double bred = best(run("'pbt'", seed, 4, new Scheduled()));
            double fixed = best(run("'none'", seed, 4, new Scheduled()));
            better += bred < fixed ? 1 : 0;
        }
        // By chance alone, 28 of 40 or more come out once in 120 times.
        assertThat(better).isGreaterThanOrEqualTo(28);
    }

    @Test
    void childrenBeginWhereTheirParentsWere() {
        Simulated simulated = run("'pbt'", 3, 1, new Scheduled());

        assertThat(simulated.state().status()).isEqualTo(StudyStatus.COMPLETED);
        List<Trial> children = simulated.state().trials().stream()
                .filter(trial -> trial.lineage().isPresent())
                .toList();
        assertThat(children).isNotEmpty().allSatisfy(child -> {
            Lineage lineage = child.lineage().orElseThrow();
            assertThat(child.curve().step(0)).isEqualTo(lineage.step() + 1);
            assertThat(lineage.step()).isPositive();
            assertThat(lineage.changes()).extracting(Lineage.Change::parameter).containsExactly("x");
            assertThat(simulated
                            .state()
                            .trials()
                            .get(lineage.parent())
                            .configuration()
                            .values()
                            .get("x"))
                    .isEqualTo(lineage.changes().getFirst().from());
        });
    }

    @Test
    void everyChildComesOutTheSameInAReplayOfTheStoredJournal() {
        Scheduled scheduled = new Scheduled();
        run("'pbt'", 5, 4, scheduled);
        List<StudyEvent> journal = scheduled.changes.stream()
                .map(StudyChange::event)
                .map(event -> JsonMapping.read(JsonMapping.write(event), StudyEvent.class))
                .toList();

        Replay.Report report = Replay.of(_ -> Simulations.study(spec("'pbt'", 5)), journal);

        assertThat(scheduled.lineages).isNotEmpty();
        assertThat(report.differences()).isEmpty();
        assertThat(report.suggestions()).isEqualTo(8 + scheduled.lineages.size());
    }
}
