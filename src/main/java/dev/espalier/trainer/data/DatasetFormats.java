package dev.espalier.trainer.data;

import java.util.List;
import java.util.Optional;

/** The formats that data sets can be registered with. */
public final class DatasetFormats {
    private static final List<DatasetFormat> ALL = List.of(
            new IdxFormat(),
            new CsvImageFormat(),
            new ImageFolderFormat(),
            new CifarFormat(),
            new CsvFormat(),
            new TsFormat(),
            TextTableFormat.commas(),
            TextTableFormat.tabs(),
            new TextFolderFormat(),
            new GeneratedFormat());

    private DatasetFormats() {}

    /** Their names, as in {@link dev.espalier.study.DatasetSpec#format()}. */
    public static List<String> names() {
        return ALL.stream().map(DatasetFormat::name).toList();
    }

    static Optional<DatasetFormat> find(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
