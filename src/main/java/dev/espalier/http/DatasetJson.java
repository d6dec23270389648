package dev.espalier.http;

import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.study.DatasetColumn;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.util.List;

/** A registered data set as the contract shows it. */
final class DatasetJson {
    private DatasetJson() {}

    static Json.Object of(DatasetRow row) {
        DatasetSpec spec = row.spec();
        DatasetDescription description = row.description();
        return Json.EMPTY
                .with("name", Json.text(spec.name()))
                .with("format", Json.text(spec.format()))
                .with("train", paths(spec.train()))
                .with("validation", paths(spec.validation()))
                .with("test", paths(spec.test()))
                .with("options", spec.options())
                .with("kind", Json.text(description.kind()))
                .with(
                        "shape",
                        new Json.Array(description.shape().stream()
                                .map(size -> Json.number((long) size))
                                .toList()))
                .with(
                        "classes",
                        new Json.Array(
                                description.classes().stream().map(Json::text).toList()))
                .with("train_size", Json.number(description.trainSize()))
                .with(
                        "validation_size",
                        description.validationSize().<Json>map(Json::number).orElse(new Json.Null()))
                .with("test_size", Json.number(description.testSize()))
                .with(
                        "columns",
                        new Json.Array(description.columns().stream()
                                .map(DatasetJson::column)
                                .toList()))
                .with(
                        "notes",
                        new Json.Array(
                                description.notes().stream().map(Json::text).toList()))
                .with("checksum", Json.text(description.checksum()))
                .with("created_at", Json.text(row.createdAt().toString()));
    }

    private static Json column(DatasetColumn column) {
        return Json.EMPTY
                .with("name", Json.text(column.name()))
                .with("use", Json.text(column.use()))
                .with("type", Json.text(column.type()))
                .with("values", column.values().<Json>map(Json::number).orElse(new Json.Null()))
                .with("missing", Json.number(column.missing()));
    }

    /** One path as it was posted, several as a list, none as null. */
    private static Json paths(List<String> paths) {
        return switch (paths.size()) {
            case 0 -> new Json.Null();
            case 1 -> Json.text(paths.getFirst());
            default -> new Json.Array(paths.stream().map(Json::text).toList());
        };
    }
}
