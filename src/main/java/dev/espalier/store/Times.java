package dev.espalier.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Instants as nanoseconds since 1970, exact from 1678 to 2262; what lies beyond is kept as the nearest of these. */
final class Times {
    private static final long BILLION = 1_000_000_000;
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private Times() {}

    static long nanos(Instant time) {
        if (time.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (time.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // Adding one second and taking it off again keeps the first instants from overflowing on the way.
        return (time.getEpochSecond() + 1) * BILLION + (time.getNano() - BILLION);
    }

    static Long nanosOrNull(Optional<Instant> time) {
        return time.map(Times::nanos).orElse(null);
    }

    /** The time in a column that may be absent. */
    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant(nanos));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
    }
}
