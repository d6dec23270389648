package dev.espalier.cli.view;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Where a command writes: a screen that can be drawn over, or anything else, which gets plain lines.
 *
 * @param columns the width of the screen; empty where it is none
 */
public record Terminal(PrintWriter out, Optional<Integer> columns, Colours colours) {
    private static final String ESCAPE = "\u001b[";

    /** Whether text may be coloured. */
    enum Colours {
        PLAIN,
        COLOURED
    }

    /** The launcher says how wide the screen is, if standard output is one; {@code NO_COLOR} is respected. */
    public static Terminal of(PrintWriter out) {
        Optional<Integer> columns = Optional.ofNullable(Integer.getInteger("espalier.columns"))
                .filter(width -> width > 0 && !"dumb".equals(System.getenv("TERM")));
        String noColour = System.getenv("NO_COLOR");
        boolean coloured = columns.isPresent() && (noColour == null || noColour.isEmpty());
        return new Terminal(out, columns, coloured ? Colours.COLOURED : Colours.PLAIN);
    }

    /** One that shows nothing. */
    public static Terminal nowhere() {
        return new Terminal(new PrintWriter(Writer.nullWriter()), Optional.empty(), Colours.PLAIN);
    }

    boolean isScreen() {
        return columns.isPresent();
    }

    public void println(String line) {
        out.println(line);
        out.flush();
    }

    /** Puts {@code lines} in the place of the {@code before} lines drawn last. */
    void redraw(int before, List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (before > 0) {
            text.append(ESCAPE).append(before).append('A').append(ESCAPE).append('J');
        }
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
    }

    /** {@code line} cut to the width of the screen. */
    String fit(String line) {
        int width = columns.orElse(Integer.MAX_VALUE);
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    String bold(String text) {
        return style("1", text);
    }

    String green(String text) {
        return style("32", text);
    }

    private String style(String code, String text) {
        return switch (colours) {
            case PLAIN -> text;
            case COLOURED -> ESCAPE + code + "m" + text + ESCAPE + "0m";
        };
    }
}
