package dev.espalier.cli.view;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.ServerEvent;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.client.StudySnapshot;
import dev.espalier.json.JsonText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line for each trial that ends and each change of the study, for logs and pipes. */
public final class LinesView implements StudyView {
    private static final List<String> OVER = List.of("complete", "pruned", "failed", "cancelled");

    private final Terminal terminal;
    private final Set<String> said = new HashSet<>();
    private String metric = "value";

    public LinesView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void heard(ServerEvent event) {
        if (event.type().equals("trial")) {
            Answer trial = Answer.of(JsonText.parse(event.data()));
            if (OVER.contains(trial.text("state"))) {
                sayOnce(trial.text("number"), TrialLines.sentence(metric, trial));
            }
        }
    }

    @Override
    public void show(StudySnapshot snapshot, Instant now) {
        StudyAnswer study = snapshot.study();
        metric = study.metric();
        String reason = study.reason().isEmpty() ? "" : " (" + study.reason() + ")";
        sayOnce(study.standing() + reason, "study " + study.id() + " is " + study.standing() + reason);
        if (study.isOver()) {
            sayOnce("best", StudyScreen.best(study));
        }
    }

    /** Events may come twice after a connection broke. */
    private void sayOnce(String key, String line) {
        if (said.add(key)) {
            terminal.println(line);
        }
    }
}
