package dev.espalier.dataset.io;

import java.util.List;

/** Shortens what an error message quotes. */
public final class Excerpt {
    private static final int ITEMS = 20;
    private static final int CHARACTERS = 60;

    private Excerpt() {}

    public static String of(List<String> items) {
        return items.size() <= ITEMS
                ? String.join(", ", items)
                : String.join(", ", items.subList(0, ITEMS)) + " and " + (items.size() - ITEMS) + " more";
    }

    /** What stands in a cell. */
    public static String found(String cell) {
        return cell.isEmpty() ? "nothing" : of(cell);
    }

    public static String of(String text) {
        return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "…";
    }
}
