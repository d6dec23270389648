package dev.espalier.store;

import dev.espalier.store.StudyStore.Order;
import java.util.Comparator;
import java.util.List;

/**
 * What places a trial in a sorted list: numbers before texts before what has neither, whichever the direction, and then by
 * number.
 *
 * @param kind {@link #AMOUNT}, {@link #TEXT} or {@link #NOTHING}
 */
record SortKey(int kind, double amount, String text, int number) {
    static final int AMOUNT = 0;
    static final int TEXT = 1;
    static final int NOTHING = 2;
    static final int PARTS = 4;

    /** @param amount NaN counts as nothing */
    static SortKey ofAmount(double amount, int number) {
        return Double.isNaN(amount)
                ? new SortKey(NOTHING, 0, "", number)
                : new SortKey(AMOUNT, amount + 0.0, "", number);
    }

    /** @param text null is nothing */
    static SortKey ofText(String text, int number) {
        return text == null ? new SortKey(NOTHING, 0, "", number) : new SortKey(TEXT, 0, text, number);
    }

    /** For lists in which the number alone decides. */
    static SortKey ofNumber(int number) {
        return new SortKey(AMOUNT, 0, "", number);
    }

    static SortKey of(Cursor cursor) {
        return new SortKey((int) cursor.longAt(0), cursor.doubleAt(1), cursor.textAt(2), (int) cursor.longAt(3));
    }

    List<String> parts() {
        return List.of(Integer.toString(kind), Double.toString(amount), text, Integer.toString(number));
    }

    static Comparator<SortKey> comparator(Order order) {
        Comparator<SortKey> byContent =
                Comparator.comparingDouble(SortKey::amount).thenComparing(SortKey::text);
        return Comparator.comparingInt(SortKey::kind)
                .thenComparing(
                        switch (order) {
                            case ASCENDING -> byContent;
                            case DESCENDING -> byContent.reversed();
                        })
                .thenComparingInt(SortKey::number);
    }
}
