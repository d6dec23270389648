package dev.espalier.http;

import dev.espalier.study.InvalidInput;
import java.util.Optional;

/**
 * A place in a leaderboard.
 *
 * @param rank of the first row of the page
 * @param inner the store's own cursor
 */
record RankCursor(int rank, Optional<String> inner) {
    static final RankCursor FIRST = new RankCursor(1, Optional.empty());

    static RankCursor read(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || !text.substring(0, dot).matches("\\d{1,9}")) {
            throw new InvalidInput("cursor", "must be a next_cursor that was given out here");
        }
        return new RankCursor(Integer.parseInt(text.substring(0, dot)), Optional.of(text.substring(dot + 1)));
    }

    String print() {
        return rank + "." + inner.orElse("");
    }
}
