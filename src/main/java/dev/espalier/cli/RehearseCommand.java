package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.view.LinesView;
import dev.espalier.cli.view.StudyView;
import dev.espalier.cli.view.Terminal;
import dev.espalier.cli.view.Watcher;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code espalier rehearse}: starts a server, speaks to it and ends it, so that the build can keep the classes that this
 * loads. Loads no engine.
 */
@Command(name = "rehearse", hidden = true, description = "Start and end a server, for the build.")
final class RehearseCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.setProperty("ESPALIER_LOG_LEVEL", "WARN");
        try (DemoHouse house = DemoHouse.open(EngineChoice.AUTO);
                EspalierClient server = new EspalierClient(house.url(), Optional.empty())) {
            server.get("/datasets");
            Answer study = server.post("/studies", external());
            String path = "/studies/" + study.text("id");
            server.post(path + "/ask", JsonText.parse("{\"count\": 1, \"client\": \"rehearsal\"}"))
                    .list("trials")
                    .forEach(trial -> tell(server, path, trial));
            StudyView quiet = new LinesView(Terminal.nowhere());
            Watcher.watch(server, study.text("id"), quiet);
            server.get(path + "/leaderboard");
        }
        return 0;
    }

    private static void tell(EspalierClient server, String path, Answer trial) {
        server.post(
                path + "/trials/" + trial.text("number") + "/tell",
                Json.EMPTY
                        .with("lease", Json.text(trial.text("lease")))
                        .with("metrics", JsonText.parse("{\"score\": 0.5}")));
    }

    private static Json external() {
        return JsonText.parse("""
                {"name": "rehearsal", "executor": "external", "objectives": [{"metric": "score", "goal": "maximize"}],
                 "budget": {"max_trials": 1}, "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""");
    }
}
