package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimit limit = new RateLimit(10, nanos::get);

    @Test
    void fiveSecondsOfTheRateMayBeSpentAtOnceAndThenTheRate() {
        assertThat(passing("a", 100)).isEqualTo(50);
        assertThat(limit.take("a")).contains(Duration.ofMillis(100));

        nanos.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(limit.take("a")).contains(Duration.ofMillis(50));
        nanos.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(limit.take("a")).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(passing("a", 100)).isEqualTo(10);
    }

    @Test
    void aLongRestSavesNoMoreThanTheBurst() {
        passing("a", 100);
        nanos.addAndGet(Duration.ofDays(1).toNanos());

        assertThat(passing("a", 100)).isEqualTo(50);
    }

    @Test
    void eachSenderHasABucketOfItsOwn() {
        passing("a", 100);

        assertThat(passing("b", 100)).isEqualTo(50);
    }

    private int passing(String sender, int requests) {
        int passed = 0;
        for (int request = 0; request < requests; request++) {
            passed += limit.take(sender).isEmpty() ? 1 : 0;
        }
        return passed;
    }
}
