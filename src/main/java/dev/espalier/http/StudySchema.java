package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.sampler.Samplers;
import dev.espalier.scheduler.Schedulers;
import dev.espalier.scheduler.StopRules;
import dev.espalier.space.Shapes;
import dev.espalier.space.TrialVocabulary;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The JSON Schema of a study: what is the same everywhere, with the trainer's, samplers' and schedulers' own parts put in. */
public final class StudySchema {
    private StudySchema() {}

    public static Json.Object of(TrialVocabulary vocabulary) {
        Json.Object schema = resource();
        SequencedMap<String, Json> definitions = new LinkedHashMap<>(members(schema, "$defs"));
        definitions.putAll(Shapes.definitions().members());
        definitions.put("builtin_trial", Shapes.subschema(vocabulary.shape()));
        definitions.put("sampler", Shapes.subschema(Samplers.shape()));
        definitions.put("scheduler", Shapes.subschema(Schedulers.shape()));
        definitions.put("stop_rule", Shapes.subschema(StopRules.shape()));
        return schema.with("$defs", new Json.Object(definitions));
    }

    private static SequencedMap<String, Json> members(Json.Object schema, String name) {
        return schema.get(name).orElse(Json.EMPTY) instanceof Json.Object object
                ? object.members()
                : new LinkedHashMap<>();
    }

    private static Json.Object resource() {
        try (InputStream in = StudySchema.class.getResourceAsStream("/study.schema.json")) {
            return (Json.Object) JsonText.parse(in.readAllBytes());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
