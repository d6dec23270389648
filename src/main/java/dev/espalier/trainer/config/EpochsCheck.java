package dev.espalier.trainer.config;

/**
 * Whether what a schedule says of epochs comes within those of a complete trial. Not what waits for something to happen, such as
 * {@code patience}: in a short trial it may not, which is no mistake.
 */
final class EpochsCheck {
    private EpochsCheck() {}

    /** @param epochs of a complete trial, the resource's {@code max} */
    static void check(SearchValue trial, int epochs, CombinationCheck combinations) {
        for (SearchValue schedule : trial.member("schedule")) {
            combinations.check(
                    schedule,
                    "schedule",
                    ScheduleVocabulary.types(),
                    sample -> new ScheduleEpochs(ConfigReader.ofType(ScheduleVocabulary.types(), sample), epochs)
                            .problems());
        }
    }
}
