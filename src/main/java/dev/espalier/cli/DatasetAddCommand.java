package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.view.DatasetLines;
import dev.espalier.json.JsonText;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier dataset add}. */
@Command(
        name = "add",
        description = "Register a data set that lies under a --data-root of the server.",
        mixinStandardHelpOptions = true)
final class DatasetAddCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "what studies will call it")
    private String name;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "one of those in the README, such as csv, idx, image-folder, ts, text-csv")
    private String format;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "PATH",
            description = "file to train on, relative to the data root; twice for formats of two files")
    private List<String> train;

    @Option(
            names = "--validation",
            paramLabel = "PATH",
            description = "file to validate on (default: each study sets a part of the training file aside)")
    private List<String> validation = List.of();

    @Option(
            names = "--test",
            paramLabel = "PATH",
            description = "file to score the winner on (default: a stratified fifth of the training file is set aside)")
    private List<String> test = List.of();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "the column to predict: its name, its index, first or last")
    private Optional<String> label;

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "an option of the format; the value may be JSON, as in shape=[1,8,8]")
    private Map<String, String> options = Map.of();

    @Override
    int run(EspalierClient server, PrintWriter out) {
        Answer dataset = server.post("/datasets", registration());
        DatasetLines.table(List.of(dataset)).forEach(out::println);
        DatasetLines.details(dataset).forEach(out::println);
        return DONE;
    }

    private Json registration() {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("name", Json.text(name));
        members.put("format", Json.text(format));
        members.put("train", files(train));
        if (!validation.isEmpty()) {
            members.put("validation", files(validation));
        }
        if (!test.isEmpty()) {
            members.put("test", files(test));
        }
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        label.ifPresent(column -> settings.put("label", value(column)));
        options.forEach((key, text) -> settings.put(key, value(text)));
        if (!settings.isEmpty()) {
            members.put("options", new Json.Object(settings));
        }
        return new Json.Object(members);
    }

    private static Json files(List<String> paths) {
        return paths.size() == 1
                ? Json.text(paths.getFirst())
                : new Json.Array(paths.stream().map(Json::text).toList());
    }

    /** JSON where the text is JSON, else the text itself. */
    private static Json value(String text) {
        try {
            return JsonText.parse(text);
        } catch (Failure plainText) {
            return Json.text(text);
        }
    }
}
