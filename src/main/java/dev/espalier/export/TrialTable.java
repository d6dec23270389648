package dev.espalier.export;

import dev.espalier.json.JsonText;
import dev.espalier.json.MalformedJson;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Every trial of a study as a file, written as they are read. */
public final class TrialTable {
    private static final List<String> COLUMNS =
            List.of("number", "state", "value", "step", "attempt", "duration_s", "worker", "engine", "reason");

    private final Supplier<Iterator<Json.Object>> trials;
    private final BiFunction<String, Json, Json> inFull;

    /** How the trials are written. */
    public enum Format {
        CSV("text/csv; charset=utf-8"),
        JSON("application/json"),
        NDJSON("application/x-ndjson");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }

        public String extension() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A table of trials.
     *
     * @param trials every trial as the contract shows it, from the first again at each call
     * @param inFull of a parameter's path and the value that its configuration shows, what the csv shows of it
     */
    public TrialTable(Supplier<Iterator<Json.Object>> trials, BiFunction<String, Json, Json> inFull) {
        this.trials = trials;
        this.inFull = inFull;
    }

    /** Blocks while it reads and writes. */
    public void write(Format format, Writer out) throws IOException {
        switch (format) {
            case CSV -> writeCsv(out);
            case JSON -> writeJson(out);
            case NDJSON -> each(trial -> out.append(JsonText.print(trial)).append('\n'));
        }
    }

    private interface Each {
        void take(Json.Object trial) throws IOException;
    }

    private void each(Each each) throws IOException {
        Iterator<Json.Object> all = trials.get();
        while (all.hasNext()) {
            each.take(all.next());
        }
    }

    private void writeJson(Writer out) throws IOException {
        List<String> separator = new ArrayList<>(List.of("["));
        each(trial -> {
            out.append(separator.getFirst()).append(JsonText.print(trial));
            separator.set(0, ",\n");
        });
        out.append(separator.getFirst().equals("[") ? "[]" : "]").append('\n');
    }

    /**
     * The columns must be known before the first line, so the trials are read twice. A parameter's cell is empty where the trial
     * does not have it. It is JSON where it can be read as such, {@code null} and {@code [1,2]} too, and else a text as it stands;
     * a leading apostrophe, as in spreadsheets, says that a text follows which would be taken for something else. The empty text
     * is an empty cell in quotes.
     */
    private void writeCsv(Writer out) throws IOException {
        SequencedSet<String> metrics = new LinkedHashSet<>();
        SequencedSet<String> parameters = new LinkedHashSet<>();
        each(trial -> {
            metrics.addAll(names(trial, "metrics"));
            parameters.addAll(names(trial, "configuration"));
        });
        List<String> header = new ArrayList<>(COLUMNS);
        parameters.forEach(name -> header.add(heading("configuration.", name, metrics)));
        metrics.forEach(name -> header.add(heading("metrics.", name, parameters)));
        line(
                out,
                header.stream().map(name -> cell(Optional.of(Json.text(name)))).toList());
        each(trial -> {
            List<String> cells = new ArrayList<>();
            COLUMNS.forEach(column -> cells.add(cell(trial.get(column))));
            parameters.forEach(name -> cells.add(member(trial, "configuration", name)
                    .map(shown -> parameter(inFull.apply(name, shown)))
                    .orElse("")));
            metrics.forEach(name -> cells.add(cell(member(trial, "metrics", name))));
            line(out, cells);
        });
    }

    /** A name that two columns would have is told apart by where it stands in the JSON. */
    private static String heading(String part, String name, Set<String> others) {
        return COLUMNS.contains(name) || others.contains(name) ? part + name : name;
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        out.append(String.join(",", cells)).append("\r\n");
    }

    private static SequencedSet<String> names(Json.Object trial, String part) {
        return trial.get(part).orElse(Json.EMPTY) instanceof Json.Object object
                ? new LinkedHashSet<>(object.members().keySet())
                : new LinkedHashSet<>();
    }

    private static Optional<Json> member(Json.Object trial, String part, String name) {
        return trial.get(part)
                .flatMap(value -> value instanceof Json.Object object ? object.get(name) : Optional.empty());
    }

    private static String parameter(Json value) {
        return switch (value) {
            case Json.Text(String text) when text.isEmpty() -> "\"\"";
            case Json.Text(String text) ->
                quoted(isFormula(text) || text.startsWith("'") || isJson(text) ? "'" + text : text);
            case Json.Null _, Json.Number _, Json.Bool _, Json.Array _, Json.Object _ -> quoted(JsonText.print(value));
        };
    }

    private static boolean isJson(String text) {
        try {
            JsonText.parse(text);
            return true;
        } catch (MalformedJson _) {
            return false;
        }
    }

    private static String cell(Optional<Json> value) {
        return switch (value.orElse(new Json.Null())) {
            case Json.Null _ -> "";
            case Json.Text(String text) -> quoted(isFormula(text) && !text.equals("-inf") ? "'" + text : text);
            case Json.Number number -> JsonText.print(number);
            case Json.Bool bool -> JsonText.print(bool);
            case Json.Array array -> quoted(JsonText.print(array));
            case Json.Object object -> quoted(JsonText.print(object));
        };
    }

    /** Whether a spreadsheet would take a text for a formula. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+@\t\r-".indexOf(text.charAt(0)) >= 0;
    }

    /** RFC 4180. */
    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0) || !text.equals(text.strip());
        return needed ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
