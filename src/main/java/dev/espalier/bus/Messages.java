package dev.espalier.bus;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Execution;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.Resource;
import dev.espalier.study.ReturnCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages, plain data all. */
public final class Messages {
    private Messages() {}

    /** A worker has a free place. */
    public record LeaseRequest(String worker) {}

    /** Work, or none. */
    public record LeaseReply(Optional<Assignment> assignment) {}

    /**
     * One attempt to run.
     *
     * @param config the training configuration, no choice left open
     * @param from epochs already done
     * @param to the epoch to end after
     * @param checkpoint the artifact with the state after {@code from}
     * @param reached the last epoch that an attempt before this one measured
     * @param execution what the trial was computed by before, which it keeps
     * @param peers how many other attempts run or could be started now
     */
    public record Assignment(
            String study,
            int number,
            int attempt,
            String lease,
            Json.Object config,
            Objective objective,
            Resource resource,
            DatasetSpec dataset,
            long seed,
            int from,
            int to,
            Optional<String> checkpoint,
            int reached,
            Execution execution,
            int peers) {}

    public record Description(String study, int number, String lease, Execution execution) {}

    public record Report(
            String study, int number, String lease, Measurement measurement, Optional<String> checkpoint) {}

    /**
     * The answer to a report.
     *
     * @param decision {@code continue}, {@code pause} or {@code stop}
     */
    public record Verdict(String decision, String reason) {}

    public record Saved(String study, int number, String lease, int step, String checkpoint) {}

    public record Finish(String study, int number, String lease, Outcome outcome) {}

    /**
     * An attempt that its worker cannot go on with, though the trial may.
     *
     * @param reason in plain words
     */
    public record GiveBack(String study, int number, String lease, ReturnCause cause, String reason) {}

    /** Received; says nothing more. */
    public record Done() {}

    /**
     * A worker as it is now.
     *
     * @param running what it runs; empty when it is free
     */
    public record WorkerStatus(
            String worker, String device, String engine, int slots, List<Running> running, Instant at) {}

    /** One attempt that a worker runs; {@code execution} is unknown until its net is built. */
    public record Running(String study, int number, int attempt, String lease, Execution execution) {}

    /** The attempt is to end at once. */
    public record Withdraw(String lease, String reason, Wish wish) {}

    /** What becomes of the weights of an attempt that ends early. */
    public enum Wish {
        HAND_IN,
        DROP
    }

    /** The model with the weights of an attempt that was stopped is in its place. */
    public record Kept(String study, int number, String lease) {}

    /** Make a trial's model of the checkpoint that {@code attempt} would go on from; answered by {@link Done}. */
    public record KeepRequest(Assignment attempt) {}

    /** Measure a model on its data set's test split. */
    public record ScoreRequest(String study, int number, String model, DatasetSpec dataset) {}

    public record ScoreReply(Map<String, Double> metrics) {}

    /** The study has changed up to this journal position. */
    public record News(String study, long position) {}
}
