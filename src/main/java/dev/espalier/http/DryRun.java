package dev.espalier.http;

import dev.espalier.coordinator.Submission;
import dev.espalier.json.SpecJson;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What a study would be, without being one. */
final class DryRun {
    private static final int SAMPLES = 5;

    /** Everything a person wants to know before the study runs. */
    Json.Object of(Submission submission) {
        StudySpec spec = submission.spec();
        SearchSpace space = submission.space();
        return Json.EMPTY
                .with("spec", SpecJson.of(spec))
                .with(
                        "parameters",
                        new Json.Array(space.parameters().stream()
                                .map(parameter -> json(space, parameter))
                                .toList()))
                .with(
                        "size",
                        space.size()
                                .<Json>map(size -> new Json.Number(new java.math.BigDecimal(size)))
                                .orElse(new Json.Null()))
                .with("samples", samples(spec, space))
                .with(
                        "rungs",
                        new Json.Array(submission.scheduler().rungs().stream()
                                .map(rung -> Json.number((long) rung))
                                .toList()))
                .with("resource", Json.text(spec.resource().name()))
                .with("max_steps", mostSteps(spec, space));
    }

    /** A few configurations as they might be drawn. */
    private static Json samples(StudySpec spec, SearchSpace space) {
        return new Json.Array(IntStream.range(0, SAMPLES)
                .mapToObj(index -> space.sample(RandomSource.forTrial(spec.seed(), index)))
                .flatMap(Optional::stream)
                .map(configuration -> sample(space, configuration))
                .toList());
    }

    private static Json sample(SearchSpace space, Configuration configuration) {
        return Json.EMPTY
                .with("configuration", new Json.Object(configuration.values()))
                .with("config", space.config(configuration));
    }

    /** Every trial to its last step; null where nothing limits the trials. */
    private static Json mostSteps(StudySpec spec, SearchSpace space) {
        OptionalInt trials = spec.budget().maxTrials();
        Optional<java.math.BigInteger> size = space.size();
        if (trials.isEmpty() && size.isEmpty()) {
            return new Json.Null();
        }
        java.math.BigInteger most = size.orElse(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                .min(java.math.BigInteger.valueOf(trials.isPresent() ? trials.getAsInt() : Long.MAX_VALUE));
        return new Json.Number(new java.math.BigDecimal(
                most.multiply(java.math.BigInteger.valueOf(spec.resource().max()))));
    }

    private static Json json(SearchSpace space, Parameter parameter) {
        Json.Object common = Json.EMPTY.with("path", Json.text(parameter.path()));
        Json.Object kind = switch (parameter) {
            case Parameter.Real real ->
                common.with("kind", Json.text("float"))
                        .with("low", Json.number(real.low()))
                        .with("high", Json.number(real.high()))
                        .with("log", new Json.Bool(real.scale() == dev.espalier.space.Scale.LOG));
            case Parameter.Whole whole ->
                common.with("kind", Json.text("int"))
                        .with("low", Json.number(whole.low()))
                        .with("high", Json.number(whole.high()))
                        .with("log", new Json.Bool(whole.scale() == dev.espalier.space.Scale.LOG));
            case Parameter.Choice choice ->
                common.with("kind", Json.text("choice"))
                        .with(
                                "labels",
                                new Json.Array(
                                        choice.labels().stream().map(Json::text).toList()))
                        .with("values", new Json.Array(choice.values()));
            case Parameter.Ordinal ordinal ->
                common.with("kind", Json.text("ordinal")).with("values", new Json.Array(ordinal.values()));
        };
        return parameter
                .condition()
                .map(condition -> kind.with("when", when(space, condition)))
                .orElse(kind);
    }

    private static Json when(SearchSpace space, dev.espalier.space.Condition condition) {
        Parameter parent = space.parameters().get(condition.parameter());
        String label = parent instanceof Parameter.Choice choice
                ? choice.labels().get(condition.branch())
                : String.valueOf(condition.branch());
        List<Json> pair = List.of(Json.text(parent.path()), Json.text(label));
        return Json.EMPTY.with("parameter", pair.getFirst()).with("is", pair.getLast());
    }
}
