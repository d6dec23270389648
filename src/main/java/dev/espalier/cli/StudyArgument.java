package dev.espalier.cli;

import dev.espalier.cli.client.EspalierClient;
import picocli.CommandLine.Parameters;

/** The study that a command is about. */
final class StudyArgument {
    @Parameters(paramLabel = "STUDY", description = "the study's id, as 'espalier studies' lists it")
    private String id;

    String id() {
        return id;
    }

    /** Where the study is in the REST interface. */
    String path() {
        return "/studies/" + EspalierClient.step(id);
    }
}
