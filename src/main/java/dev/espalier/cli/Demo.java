package dev.espalier.cli;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.view.PredictionLines;
import dev.espalier.cli.view.StudyView;
import dev.espalier.cli.view.Terminal;
import dev.espalier.cli.view.Watcher;
import dev.espalier.dataset.io.Unreadable;
import dev.espalier.dataset.synthetic.ShapeDrawings;
import dev.espalier.dataset.synthetic.ShapeDrawings.Drawing;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.prediction.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The tour that the demo gives, on a server of its own: search, leaderboard, export, prediction. */
final class Demo {
    private static final int DRAWINGS = 10;

    /** Test examples of the data set. */
    private static final int HELD_OUT = 500;

    /** Not the data set's, so that the model has seen none of these drawings. */
    private static final long SEED = 20_260_101;

    private final DemoHouse house;
    private final EngineChoice engine;
    private final Terminal terminal;

    Demo(DemoHouse house, EngineChoice engine, Terminal terminal) {
        this.house = house;
        this.engine = engine;
        this.terminal = terminal;
    }

    void run() {
        try (EspalierClient server = new EspalierClient(house.url(), Optional.empty())) {
            StudyAnswer study = new StudyAnswer(server.post("/studies", DemoStudy.spec()));
            say(
                    "A study chooses between a plain and a residual net that tell circles, crosses, squares and triangles apart.");
            say("Watch its leaderboard in a browser: " + server.page(study.id()));
            terminal.println("");
            StudyAnswer end = Watcher.watch(server, study.id(), StudyView.on(terminal));
            if (end.best().isEmpty()) {
                throw new CommandFailed("the study ended without a trial to keep: " + end.reason());
            }
            Path model = house.file("best.zip");
            server.download("/studies/" + end.id() + "/best/model", model);
            terminal.println("");
            say("Its best model, one file: " + model);
            say("What that file says of drawings it has never seen (espalier predict best.zip IMAGE...):");
            terminal.println("");
            predict(model);
            sayTestScore(end);
        }
    }

    private void predict(Path model) {
        List<Drawing> drawings = ShapeDrawings.draw(DRAWINGS, SEED);
        List<String> files = new ArrayList<>();
        for (Drawing drawing : drawings) {
            files.add(write(drawing, files.size()));
        }
        List<Prediction> predictions = PredictCommand.predict(model, engine, files);
        List<String> names = files.stream()
                .map(file -> Path.of(file).getFileName().toString())
                .toList();
        PredictionLines.table(names, predictions).forEach(terminal::println);
    }

    private String write(Drawing drawing, int number) {
        Path file = house.file(drawing.label() + "-" + number + ".png");
        try {
            ImageIO.write(drawing.image(), "png", file.toFile());
            return file.toString();
        } catch (IOException e) {
            throw new CommandFailed("cannot write " + file + ": " + Unreadable.why(e), e);
        }
    }

    /** The winner is scored once on drawings that the search never saw, before its study is completed. */
    private void sayTestScore(StudyAnswer study) {
        study.best().object("metrics").number("test_accuracy").ifPresent(accuracy -> {
            terminal.println("");
            say("Of the " + HELD_OUT + " drawings set aside, it names " + Math.round(100 * accuracy) + " % rightly.");
        });
    }

    private void say(String line) {
        terminal.println(line);
    }
}
