package dev.espalier.coordinator;

import org.junit.jupiter.api.Test;

/** The same as a few of {@link SubmissionsTest}, many times. */
class SubmissionsIT {

    @Test
    void whateverIsWrongWithASearchSpaceIsAProblemAndNeverAFault() {
        new SubmissionsTest().breakExamples(1_000_000, 20_000);
    }
}
