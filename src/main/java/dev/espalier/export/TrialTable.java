package dev.espalier.export;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Every trial of a study as a file, written as they are read. */
public final class TrialTable {
    private static final List<String> COLUMNS =
            List.of("number", "state", "value", "step", "attempt", "duration_s", "worker", "engine", "reason");

    private final Supplier<Iterator<Json.Object>> trials;

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

    /** @param trials every trial as the contract shows it, from the first anew at each call */
    public TrialTable(Supplier<Iterator<Json.Object>> trials) {
        this.trials = trials;
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

    /** The columns must be known before the first line, so the trials are read twice. */
    private void writeCsv(Writer out) throws IOException {
        SequencedSet<String> metrics = new LinkedHashSet<>();
        SequencedSet<String> parameters = new LinkedHashSet<>();
        each(trial -> {
            metrics.addAll(names(trial, "metrics"));
            parameters.addAll(names(trial, "configuration"));
        });
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            List<String> header = new ArrayList<>(COLUMNS);
            parameters.forEach(header::add);
            metrics.forEach(header::add);
            printer.printRecord(header);
            each(trial -> {
                List<String> cells = new ArrayList<>();
                COLUMNS.forEach(column -> cells.add(cell(trial.get(column))));
                parameters.forEach(name -> cells.add(cell(member(trial, "configuration", name))));
                metrics.forEach(name -> cells.add(cell(member(trial, "metrics", name))));
                printer.printRecord(cells);
            });
        }
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

    /** A text that a spreadsheet would take for a formula is made plain text. */
    private static String cell(Optional<Json> value) {
        return switch (value.orElse(new Json.Null())) {
            case Json.Null _ -> "";
            case Json.Text text ->
                text.value().matches("[=+@\\t\\r-].*(?s)") && !text.value().equals("-inf")
                        ? "'" + text.value()
                        : text.value();
            case Json.Number number -> JsonText.print(number);
            case Json.Bool bool -> JsonText.print(bool);
            case Json.Array array -> JsonText.print(array);
            case Json.Object object -> JsonText.print(object);
        };
    }
}
