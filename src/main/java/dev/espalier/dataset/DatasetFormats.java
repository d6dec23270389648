package dev.espalier.dataset;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.image.CifarFormat;
import dev.espalier.dataset.image.CsvImageFormat;
import dev.espalier.dataset.image.IdxFormat;
import dev.espalier.dataset.image.ImageFolderFormat;
import dev.espalier.dataset.io.DataRoots;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.OptionSchema;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.paired.CaptionsFormat;
import dev.espalier.dataset.paired.VqaFormat;
import dev.espalier.dataset.series.TsFormat;
import dev.espalier.dataset.synthetic.GeneratedFormat;
import dev.espalier.dataset.table.CsvFormat;
import dev.espalier.dataset.text.TextFolderFormat;
import dev.espalier.dataset.text.TextLinesFormat;
import dev.espalier.dataset.text.TextTableFormat;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Map;
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
            new TextLinesFormat(),
            new CaptionsFormat(),
            new VqaFormat(),
            new GeneratedFormat());

    private DatasetFormats() {}

    /** Their names, as in {@link dev.espalier.study.DatasetSpec#format()}. */
    public static List<String> names() {
        return ALL.stream().map(DatasetFormat::name).toList();
    }

    /**
     * A JSON Schema of a registration, of which it knows the members {@code format} and {@code options}: each format's own
     * options with what they take, their defaults and meanings.
     */
    public static Json.Object schema() {
        return JsonFields.object(
                "properties",
                JsonFields.object("format", JsonFields.object("enum", JsonFields.texts(names()))),
                "allOf",
                new Json.Array(ALL.stream().map(DatasetFormats::rule).toList()));
    }

    private static Json rule(DatasetFormat format) {
        List<Json> options = format.choices().stream()
                .<Json>map(choice -> options(format, choice))
                .toList();
        Json.Object then = JsonFields.object(
                "properties",
                JsonFields.object(
                        "options",
                        options.size() == 1
                                ? options.getFirst()
                                : JsonFields.object("anyOf", new Json.Array(options))));
        boolean needed = options.stream()
                .allMatch(schema -> ((Json.Object) schema).get("required").isPresent());
        return JsonFields.object(
                "if",
                JsonFields.object(
                        "properties",
                        JsonFields.object("format", JsonFields.object("const", Json.text(format.name())))),
                "then",
                needed ? then.with("required", JsonFields.texts(List.of("options"))) : then);
    }

    private static Json.Object options(DatasetFormat format, Json.Object choice) {
        Options options = new Options(choice, format.name(), new DataRoots(List.of()), new Problems());
        format.reading(options);
        Json.Object schema = options.schema();
        for (Map.Entry<String, Json> chosen : choice.members().entrySet()) {
            schema = settled(schema, chosen);
        }
        return schema;
    }

    /** With an option that is chosen: it takes this value alone, and must be given unless it is the default. */
    private static Json.Object settled(Json.Object schema, Map.Entry<String, Json> chosen) {
        Json.Object properties = (Json.Object) schema.get("properties").orElseThrow();
        Json.Object option = (Json.Object) properties.get(chosen.getKey()).orElseThrow();
        boolean isDefault = option.get("default").equals(Optional.of(chosen.getValue()));
        Json.Object alone = OptionSchema.oneOf(List.of(chosen.getValue()))
                .with("description", option.get("description").orElseThrow());
        Json.Object settled = schema.with("properties", properties.with(chosen.getKey(), alone));
        return isDefault ? settled : settled.with("required", JsonFields.texts(List.of(chosen.getKey())));
    }

    static Optional<DatasetFormat> find(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
