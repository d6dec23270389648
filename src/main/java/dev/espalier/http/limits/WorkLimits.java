package dev.espalier.http.limits;

import java.time.Duration;

/**
 * How much of one kind of work is done at once.
 *
 * @param name of its threads
 * @param threads that do it
 * @param waiting pieces that may wait for a thread
 * @param longest that one may take, and that it may wait before
 * @param full what is said where too much waits
 * @param late what is said where one took longer
 */
public record WorkLimits(String name, int threads, int waiting, Duration longest, String full, String late) {

    /** Reading what was sent and checking studies. */
    public static final WorkLimits CHECKS = new WorkLimits(
            "check",
            2,
            16,
            Duration.ofSeconds(30),
            "The server checks as many studies as it can at present.",
            "The study could not be checked within 30 s; give it fewer or smaller choices and constraints.");

    /** Reading data sets, one at a time: each may take a share of the memory. */
    public static final WorkLimits REGISTRATIONS = new WorkLimits(
            "registration",
            1,
            8,
            Duration.ofMinutes(10),
            "The server reads as many data sets as it can at present.",
            "The data set could not be read within 10 min; register a smaller one, or smaller images by option size.");

    /** Charts, predictions, models as files. */
    public static final WorkLimits ANALYSES = new WorkLimits(
            "analysis",
            2,
            32,
            Duration.ofSeconds(60),
            "The server computes as many charts, models and predictions as it can at present.",
            "This could not be computed within 60 s.");

    /** Computing all proposals of a study again. */
    public static final WorkLimits REPLAYS = new WorkLimits(
            "replay",
            1,
            4,
            Duration.ofHours(6),
            "The server replays as many studies as it can at present.",
            "The study could not be replayed within 6 hours.");
}
