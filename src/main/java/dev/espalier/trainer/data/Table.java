package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * A training file and perhaps a test file of the same columns, read together.
 *
 * @param rows those for training, then those for the test, headers left out
 * @param trainSize how many are for training; at least 1
 */
record Table(DataFile train, Optional<DataFile> test, List<String> columns, List<Row> rows, int trainSize) {

    /** What option {@code group} means. */
    static final String GROUP =
            "a column whose like values belong together: no division parts them, and it is not predicted from";

    /** @param label to tell a header by, where its column is not known by name */
    static Table read(List<DataFile> train, List<DataFile> test, CSVFormat dialect, Header header, ColumnName label) {
        DataFile trainFile = train.getFirst();
        List<Row> rows = new Sheet(trainFile, dialect).rows();
        List<String> columns = header.take(rows, trainFile, () -> isHeader(rows, trainFile, label));
        if (rows.isEmpty()) {
            throw DatasetFailure.of(trainFile.name(), "has a header but no rows below it; expected an example in each");
        }
        int trainSize = rows.size();
        Optional<DataFile> testFile = test.stream().findFirst();
        testFile.ifPresent(file -> {
            List<Row> testRows = new ArrayList<>(new Sheet(file, dialect).rows());
            Header.takeSame(testRows, file, columns);
            if (testRows.isEmpty()) {
                throw DatasetFailure.of(file.name(), "has a header but no rows below it; expected an example in each");
            }
            rows.addAll(testRows);
        });
        return new Table(trainFile, testFile, columns, rows, trainSize);
    }

    private static boolean isHeader(List<Row> rows, DataFile file, ColumnName label) {
        List<String> first = rows.getFirst().cells();
        return switch (label) {
            case ColumnName.Named(String name) when first.contains(name) -> true;
            case ColumnName.Named named ->
                Header.looksLikeNames(rows, file, named.find(first).orElse(first.size() - 1));
            case ColumnName.At at ->
                Header.looksLikeNames(rows, file, at.find(first).orElse(first.size() - 1));
        };
    }

    /** The error for one row, in the file that it came from. */
    DatasetFailure failure(int row, String message) {
        DataFile file = row < trainSize ? train : test.orElse(train);
        return DatasetFailure.atLine(file.name(), rows.get(row).line(), message);
    }

    /**
     * The group of every row, from 0.
     *
     * @throws DatasetFailure if a row says none, or one of the test file's is in the training file too
     */
    int[] groups(int column) {
        Map<String, Integer> known = new HashMap<>();
        Map<String, Integer> firstTraining = new HashMap<>();
        int[] groups = new int[rows.size()];
        for (int row = 0; row < groups.length; row++) {
            String group = rows.get(row).cell(column).strip();
            if (group.isEmpty()) {
                throw failure(row, "has no group in column " + columns.get(column));
            }
            if (row < trainSize) {
                firstTraining.putIfAbsent(group, row);
            } else if (firstTraining.containsKey(group)) {
                throw failure(
                        row,
                        "is of group %s, which is in the training file too, at line %d; no group may be in both"
                                .formatted(
                                        Excerpt.of(group),
                                        rows.get(firstTraining.get(group)).line()));
            }
            groups[row] = known.computeIfAbsent(group, fresh -> known.size());
        }
        return groups;
    }

    /** The labels of all rows, as classes. */
    RawTargets.Labels classes(int column) {
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            String label = rows.get(row).cell(column).strip();
            if (Cell.isMissing(label)) {
                throw failure(
                        row,
                        "has no label in column %s%s; fill it in, or leave the row out"
                                .formatted(
                                        columns.get(column),
                                        label.isEmpty()
                                                ? ""
                                                : ": found " + label + ", which stands for a missing one"));
            }
            labels.add(label);
        }
        return ClassLabels.index(labels, trainSize, List.of(), this::failure);
    }
}
