package dev.espalier.http;

import dev.espalier.export.Models;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.UnknownThing;

/** A trial's model as a file to keep. */
final class ModelReply {
    private ModelReply() {}

    /** Blocks. */
    static Reply of(Models models, Answers answers, Request request, int number) {
        String format = request.query("format").orElse("espalier");
        if (!format.equals("espalier")) {
            throw new InvalidInput("format", "must be espalier");
        }
        StudyRow study = answers.row(request.study());
        TrialRow row = answers.store()
                .trial(request.study(), number)
                .orElseThrow(() -> new UnknownThing("trial", number + " in study " + request.study()));
        return new Reply.Download(
                models.bundle(study.state(), answers.best().kept(study.state(), row.trial())),
                "espalier-" + request.study() + "-trial-" + number + ".zip",
                "application/zip");
    }
}
