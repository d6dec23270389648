package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.study.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;

/** A command that takes a study to another state. */
abstract class ChangeCommand extends RemoteCommand {
    @Mixin
    private StudyArgument study;

    /** The last step of the REST path. */
    abstract String change();

    @Override
    final int run(EspalierClient server, PrintWriter out) {
        StudyAnswer changed = new StudyAnswer(server.post(study.path() + "/" + change(), Json.EMPTY));
        out.println("study " + changed.id() + " is " + changed.state());
        return DONE;
    }
}
