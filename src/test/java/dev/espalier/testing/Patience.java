package dev.espalier.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must come: however busy the machine, only what never comes is missed. */
public final class Patience {
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private Patience() {}

    /** Looks at once, and then again and again. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }
}
