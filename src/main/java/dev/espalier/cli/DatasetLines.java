package dev.espalier.cli;

import java.util.List;

/** Data sets of an answer as lines of text. */
final class DatasetLines {
    private DatasetLines() {}

    static List<String> table(List<Answer> datasets) {
        Table table = new Table()
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
}
