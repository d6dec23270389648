package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoreShareTest {
    private static final CoreShare FOUR_BY_FOUR = new CoreShare(4, 4);

    @Test
    void aWorkerACoreHasOneThreadEachWhileThereIsWorkForAll() {
        assertThat(FOUR_BY_FOUR.of(3, 0)).isEqualTo(1);
        assertThat(FOUR_BY_FOUR.of(100, 0)).isEqualTo(1);
    }

    @Test
    void aStudysLastTrialHasAllCores() {
        assertThat(FOUR_BY_FOUR.of(0, 0)).isEqualTo(4);
        assertThat(FOUR_BY_FOUR.of(1, 0)).isEqualTo(2);
    }

    @Test
    void fewerWorkersThanCoresShareThemAll() {
        assertThat(new CoreShare(8, 2).of(100, 0)).isEqualTo(4);
    }

    @Test
    void coresThatOtherProgramsKeepBusyAreLeftToThem() {
        assertThat(FOUR_BY_FOUR.of(0, 1.2)).isEqualTo(3);
        assertThat(new CoreShare(2, 2).of(0, 0.9)).isEqualTo(1);
        assertThat(FOUR_BY_FOUR.of(0, 17)).isEqualTo(1);
    }
}
