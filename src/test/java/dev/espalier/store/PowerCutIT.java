package dev.espalier.store;

import org.junit.jupiter.api.Test;

/** As {@link PowerCutTest}, at many more moments of a longer run. */
class PowerCutIT {
    private static final int RUNS = 4;
    private static final int CUTS = 100;

    @Test
    void everyAcknowledgedChangeIsThereAfterAPowerCutAtAnyMomentOfALongRun() {
        for (int run = 0; run < RUNS; run++) {
            PowerCuts power = new PowerCuts(run);
            power.commit(1 + run * 3, 25);
            for (int cut = 0; cut < CUTS; cut++) {
                power.cut();
            }
        }
    }
}
