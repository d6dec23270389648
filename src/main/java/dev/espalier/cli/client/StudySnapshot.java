package dev.espalier.cli.client;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server knows of a study at one moment.
 *
 * @param leaders the best trials by rank
 * @param running trials that run now
 * @param taken when the server was asked, by {@link System#nanoTime}
 */
public record StudySnapshot(StudyAnswer study, List<Answer> leaders, List<Answer> running, long taken) {
    private static final int LEADERS = 10;
    private static final int RUNNING = 8;

    public static StudySnapshot take(EspalierClient server, String study) {
        String path = "/studies/" + EspalierClient.step(study);
        return new StudySnapshot(
                new StudyAnswer(server.get(path)),
                server.get(path + "/leaderboard?limit=" + LEADERS).list("items"),
                server.get(path + "/trials?state=running&limit=" + RUNNING).list("items"),
                System.nanoTime());
    }

    /** Leaders, then running trials. */
    public List<Answer> rows() {
        List<Answer> rows = new ArrayList<>(leaders);
        rows.addAll(running);
        return rows;
    }
}
