package dev.espalier.trainer.config;

import dev.espalier.space.Shape;

/** The member {@code limits}. */
final class LimitsVocabulary {
    private static final int MOST_SECONDS = 31_536_000;

    private LimitsVocabulary() {}

    static Shape.Fields fields() {
        return new FieldsBuilder()
                .real(
                        "max_seconds",
                        0,
                        MOST_SECONDS,
                        0,
                        "seconds of training after which a trial ends with what it has; 0 for no limit")
                .whole(
                        "max_parameters",
                        0,
                        Integer.MAX_VALUE,
                        0,
                        "trained numbers; a larger model fails before it is trained; 0 for no limit")
                .real(
                        "max_memory_mb",
                        0,
                        1e9,
                        0,
                        "MiB that the worker's process may grow by, device memory not counted, before a trial fails; 0 for no limit")
                .build();
    }

    static Limits read(ConfigReader limits) {
        return new Limits(
                limits.number("max_seconds"), (long) limits.number("max_parameters"), limits.number("max_memory_mb"));
    }
}
