package dev.espalier.store;

import org.junit.jupiter.api.Test;

/** What was acknowledged survives a power cut, whatever the disk made of what it was not yet told to keep. */
class PowerCutTest {
    @Test
    void everyAcknowledgedChangeIsThereAfterAPowerCutAtAnyMoment() {
        PowerCuts power = new PowerCuts(20260401);
        power.commit(2, 8);
        for (int cut = 0; cut < 15; cut++) {
            power.cut();
        }
    }
}
