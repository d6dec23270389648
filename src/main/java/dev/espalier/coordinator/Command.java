package dev.espalier.coordinator;

import dev.espalier.bus.Messages.Wish;

/** What the shell is to do because of an event, beyond storing and telling it. */
public sealed interface Command {

    /** Tell the holder of this attempt to end it. */
    record Withdraw(int number, String holder, String lease, String reason, Wish wish) implements Command {}

    /** Have a worker make a trial's model of its checkpoint. */
    record Keep(int number) implements Command {}

    /** Delete this artifact and those below it, which nothing needs any more. */
    record Discard(String artifact) implements Command {}

    /** Measure the best trial's model on the test split. */
    record Score(int number) implements Command {}
}
