package dev.espalier.cli.view;

import dev.espalier.cli.client.Answer;
import java.util.ArrayList;
import java.util.List;

/** Data sets of an answer as lines of text. */
public final class DatasetLines {
    private DatasetLines() {}

    public static List<String> table(List<Answer> datasets) {
        TextTable table = new TextTable()
                .words("data set")
                .words("format")
                .figures("train")
                .figures("test")
                .words("classes");
        for (Answer dataset : datasets) {
            table.row(
                    dataset.text("name"),
                    dataset.text("format"),
                    dataset.text("train_size"),
                    dataset.text("test_size"),
                    dataset.text("classes"));
        }
        return table.lines();
    }

    /** What each column was taken for, and what is worth a second look; nothing where neither is told. */
    public static List<String> details(Answer dataset) {
        List<String> lines = new ArrayList<>();
        List<Answer> columns = dataset.list("columns");
        if (!columns.isEmpty()) {
            TextTable table = new TextTable()
                    .words("column")
                    .words("use")
                    .words("type")
                    .figures("values")
                    .figures("missing");
            for (Answer column : columns) {
                table.row(
                        column.text("name"),
                        column.text("use"),
                        column.text("type"),
                        column.text("values"),
                        column.text("missing"));
            }
            lines.add("");
            lines.addAll(table.lines());
        }
        dataset.texts("notes").forEach(note -> lines.add("note: " + note));
        return lines;
    }
}
