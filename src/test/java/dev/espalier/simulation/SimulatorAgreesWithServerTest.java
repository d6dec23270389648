package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.coordinator.Submission;
import dev.espalier.study.Trial;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same study, asked and told over REST by workers on the same virtual clock, and simulated. */
@ExtendWith(SharedServer.class)
class SimulatorAgreesWithServerTest {
    private static final int WORKERS = 4;
    private static final int STEPS = 9;
    private static final int TRIALS = 24;

    /** What a worker does next; {@code trial} is empty of members where it is to ask. */
    private record Turn(double at, int worker, List<JsonView> held, int step) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tpe', 'scheduler': 'asha'",
                "'auto', 'scheduler': {'type': 'asha', 'mode': 'promote'}",
                "'random', 'scheduler': 'median'"
            })
    void itProposesAndDecidesAsAServerDoes(String algorithms, ApiClient api) {
        String study = "'sampler': " + algorithms + ", 'seed': 11, 'budget': {'max_trials': " + TRIALS + "}, "
                + "'resource': {'name': 'step', 'min': 1, 'max': " + STEPS + "}";
        ExternalStudy served = ExternalStudy.submit(api, study);
        drive(served);

        Submission submission = Simulations.study(study);
        Simulated simulated = new Simulator(
                        submission,
                        (number, configuration) -> Simulations.falling(configuration, STEPS),
                        Allowance.workers(WORKERS))
                .run();

        assertThat(served.get().text("reason")).isEqualTo(simulated.state().reason());
        assertThat(served.get("/trials?limit=1000").json(200).items("items").stream()
                        .map(SimulatorAgreesWithServerTest::sketch)
                        .toList())
                .isEqualTo(simulated.state().trials().stream()
                        .map(SimulatorAgreesWithServerTest::sketch)
                        .toList());
    }

    private static String sketch(JsonView trial) {
        return "%d %s %s %d %s"
                .formatted(
                        trial.whole("number"),
                        trial.text("state"),
                        trial.number("configuration.x"),
                        trial.whole("step"),
                        trial.text("reason"));
    }

    private static String sketch(Trial trial) {
        return "%d %s %s %d %s"
                .formatted(
                        trial.number(),
                        trial.state().name().toLowerCase(Locale.ROOT),
                        Simulations.x(trial.configuration()),
                        trial.step(),
                        trial.reason());
    }

    /** Plays the workers' parts: one request after the other, in the order of the virtual clock. */
    private static void drive(ExternalStudy study) {
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(Comparator.comparingDouble(Turn::at).thenComparingInt(Turn::worker));
        for (int worker = 0; worker < WORKERS; worker++) {
            turns.add(new Turn(0, worker, List.of(), 0));
        }
        while (study.get().text("state").equals("running")) {
            Turn turn = turns.remove();
            turns.add(
                    turn.held().isEmpty()
                            ? ask(study, turn)
                            : report(study, turn, turn.held().getFirst()));
        }
    }

    private static Turn ask(ExternalStudy study, Turn turn) {
        List<JsonView> given = new ArrayList<>(study.ask(1, "worker-" + turn.worker()));
        int from = given.isEmpty() ? 0 : given.getFirst().whole("resource.from");
        return new Turn(turn.at() + 1, turn.worker(), given, from + 1);
    }

    private static Turn report(ExternalStudy study, Turn turn, JsonView trial) {
        double x = trial.number("configuration.x");
        double loss = 1 - (1 - x) * turn.step() / STEPS;
        String decision = study.report(trial, turn.step(), loss).json(200).text("decision");
        boolean last = turn.step() >= trial.whole("resource.to");
        if (decision.equals("continue") && !last) {
            return new Turn(turn.at() + 1, turn.worker(), turn.held(), turn.step() + 1);
        }
        if (decision.equals("continue")) {
            study.tell(trial, loss).expect(200);
        }
        return new Turn(turn.at(), turn.worker(), List.of(), 0);
    }
}
